namespace NotebookKit;

/// <summary>
/// Where a file of some origin keeps each of a model's tensors. It lies beside the model, which shows its maps as
/// <see cref="IWeightMaps"/>.
/// </summary>
/// <param name="Origin">Who made such files, as in the second part of a weight's name: "bvlc", "torchvision", "akamaster" …</param>
/// <param name="NameInFile">The file's name for a model's tensor; null where files of this origin have none, so that it stays as it is.</param>
public sealed record WeightMap(string Origin, Func<string, string?> NameInFile)
{
    /// <summary>The same names in the file and in the model.</summary>
    public static WeightMap Same { get; } = new("any", name => name);

    /// <summary>
    /// Which of the file's axes becomes each of a model's, for the tensors whose order differs: [1, 0] where a linear layer's matrix is
    /// inputs × outputs. Null where the order is the same.
    /// </summary>
    public Func<string, IReadOnlyList<int>?> Axes { get; init; } = _ => null;

    /// <summary>Which of the file's tensors the model does without, for example a training's auxiliary heads.</summary>
    public Func<string, bool> Ignores { get; init; } = _ => false;

    /// <summary>The same names, with something before each of the file's: PyTorch's DataParallel writes "module.".</summary>
    /// <param name="origin">Who made such files.</param>
    /// <param name="prefix">What comes before each name.</param>
    public static WeightMap Prefixed(string origin, string prefix) => new(origin, name => prefix + name);
}
