namespace NotebookKit;

/// <summary>Filters of an Inception module, in the columns of Szegedy et al. 2014, table 1.</summary>
/// <param name="Inputs">Channels that come in.</param>
/// <param name="One">"#1×1".</param>
/// <param name="ThreeReduce">"#3×3 reduce".</param>
/// <param name="Three">"#3×3".</param>
/// <param name="FiveReduce">"#5×5 reduce".</param>
/// <param name="Five">"#5×5".</param>
/// <param name="Projection">"pool proj".</param>
internal readonly record struct InceptionSizes(int Inputs, int One, int ThreeReduce, int Three, int FiveReduce, int Five, int Projection)
{
    /// <summary>The nine modules of GoogLeNet by name: 3a to 5b.</summary>
    public static IReadOnlyDictionary<string, InceptionSizes> GoogLeNet { get; } = new Dictionary<string, InceptionSizes>
    {
        ["3a"] = new(192, 64, 96, 128, 16, 32, 32),
        ["3b"] = new(256, 128, 128, 192, 32, 96, 64),
        ["4a"] = new(480, 192, 96, 208, 16, 48, 64),
        ["4b"] = new(512, 160, 112, 224, 24, 64, 64),
        ["4c"] = new(512, 128, 128, 256, 24, 64, 64),
        ["4d"] = new(512, 112, 144, 288, 32, 64, 64),
        ["4e"] = new(528, 256, 160, 320, 32, 128, 128),
        ["5a"] = new(832, 256, 160, 320, 32, 128, 128),
        ["5b"] = new(832, 384, 192, 384, 48, 128, 128),
    };
}
