namespace NotebookKit;

/// <summary>Filters of a module of Inception-BN.</summary>
/// <param name="Name">"3a" to "5b".</param>
/// <param name="Inputs">Channels that come in.</param>
/// <param name="One">1×1 filters; 0 in the modules that halve the picture, which have neither these nor a projection.</param>
/// <param name="ThreeReduce">1×1 filters before the 3×3 ones.</param>
/// <param name="Three">3×3 filters.</param>
/// <param name="DoubleReduce">1×1 filters before the two 3×3 layers that stand for 5×5.</param>
/// <param name="Double">3×3 filters of each of these two layers.</param>
/// <param name="Projection">1×1 filters behind the pooling.</param>
/// <param name="AveragePool">Whether the pooling takes means instead of the largest.</param>
internal sealed record InceptionBNSizes(string Name, int Inputs, int One, int ThreeReduce, int Three, int DoubleReduce, int Double, int Projection, bool AveragePool)
{
    /// <summary>Whether the module halves height and width.</summary>
    public bool Halves => One == 0;

    /// <summary>The ten modules, as the network's symbol has them.</summary>
    public static IReadOnlyList<InceptionBNSizes> All { get; } =
    [
        new("3a", 192, 64, 64, 64, 64, 96, 32, true),
        new("3b", 256, 64, 64, 96, 64, 96, 64, true),
        new("3c", 320, 0, 128, 160, 64, 96, 0, false),
        new("4a", 576, 224, 64, 96, 96, 128, 128, true),
        new("4b", 576, 192, 96, 128, 96, 128, 128, true),
        new("4c", 576, 160, 128, 160, 128, 160, 128, true),
        new("4d", 608, 96, 128, 192, 160, 192, 128, true),
        new("4e", 608, 0, 128, 192, 192, 256, 0, false),
        new("5a", 1056, 352, 192, 320, 160, 224, 128, true),
        new("5b", 1024, 352, 192, 320, 192, 224, 128, false),
    ];
}
