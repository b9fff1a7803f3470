using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// Short codes for retrieval (Babenko et al., "Neural Codes for Image Retrieval", ECCV 2014, section 4): a layer's features are centred,
/// projected on their principal components, whitened if wanted, and brought to length 1. Between codes L2 and cosine order alike.
/// </summary>
public sealed record NeuralCodes
{
    private const string Kind = "neural-codes", What = "a projection to neural codes";
    private const string MeanName = "mean", DirectionsName = "directions", VariancesName = "variances", TotalName = "total_variance", WhitenedName = "whitened";

    // Along directions with less of the first one's variance there is rounding, not signal.
    private const double LeastVariance = 1e-12;

    private NeuralCodes(PrincipalComponents components, bool whitened) => (Components, Whitened) = (components, whitened);

    /// <summary>The directions that the features are projected on.</summary>
    public PrincipalComponents Components { get; }

    /// <summary>Whether each direction counts alike, however much the features vary along it.</summary>
    public bool Whitened { get; }

    /// <summary>Numbers in a code.</summary>
    public int Width => Components.Variances.Count;

    /// <summary>Learns the projection.</summary>
    /// <param name="features">N×F, an image a row: those of the collection, or better of other pictures of its kind.</param>
    /// <param name="width">Numbers in a code, 1 to the lesser of N and F; the paper's 128 lose almost nothing.</param>
    /// <param name="whiten">Whether each direction is divided by its standard deviation.</param>
    /// <exception cref="KitException">The features are not N×F, too few for the width, or not finite.</exception>
    public static NeuralCodes Fit(Tensor features, int width = 128, bool whiten = false) => new(PrincipalComponents.Fit(features, width), whiten);

    /// <summary>The codes of features.</summary>
    /// <param name="features">N×F of the layer that the projection was learnt on.</param>
    /// <returns>N×<see cref="Width"/> float32, each row of length 1, or of zeros where the features are the mean itself; the caller disposes it.</returns>
    /// <exception cref="KitException">There is another number of features.</exception>
    public Tensor Project(Tensor features)
    {
        using var scope = NewDisposeScope();
        using IDisposable frozen = no_grad();
        Tensor codes = Components.Project(features);
        if (Whitened) codes = codes * tensor([.. Components.Variances.Select(variance => variance > LeastVariance * Components.Variances[0] ? 1 / Math.Sqrt(variance) : 0)]);
        codes = codes.to(float64);
        return (codes / codes.norm(1, keepdim: true).clamp_min(double.Epsilon)).to(float32).MoveToOuterDisposeScope();
    }

    /// <summary>Writes the projection to a file, whole or not at all: safetensors with a SHA-256 of all it holds.</summary>
    /// <param name="path">The file; its folder is made.</param>
    /// <exception cref="KitException">It cannot be written; what was there is still there.</exception>
    public void Save(string path)
    {
        using var scope = NewDisposeScope();
        Dictionary<string, Tensor> tensors = new()
        {
            [MeanName] = tensor([.. Components.Mean]),
            [DirectionsName] = tensor(Components.Directions),
            [VariancesName] = tensor([.. Components.Variances]),
            [TotalName] = tensor([Components.TotalVariance]),
        };
        VectorFile.Write(path, Kind, new Dictionary<string, string> { [WhitenedName] = Whitened.ToString() }, tensors);
    }

    /// <summary>Reads a projection that <see cref="Save"/> wrote.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="KitException">It is not there, no projection, of a later version, cut short, or altered since it was written.</exception>
    public static NeuralCodes Load(string path)
    {
        using VectorFile file = VectorFile.Read(path, Kind, What);
        double[] Numbers(string name, int dimensions) => file.Tensor(name, ScalarType.Float64, dimensions).data<double>().ToArray();
        (double[] mean, double[] directions, double[] variances, double[] total) = (Numbers(MeanName, 1), Numbers(DirectionsName, 2), Numbers(VariancesName, 1), Numbers(TotalName, 1));
        if (total.Length != 1 || variances.Length == 0 || directions.Length != (long)variances.Length * mean.Length) throw new KitException($"{path} cannot be read as {What}: its shapes do not fit each other.");
        double[,] axes = new double[variances.Length, mean.Length];
        Buffer.BlockCopy(directions, 0, axes, 0, directions.Length * sizeof(double));
        return new NeuralCodes(new PrincipalComponents(mean, axes, variances, total[0]), file.Fact(WhitenedName) == bool.TrueString);
    }

    /// <summary>One line: from how many to how many, and how much of the variance they keep.</summary>
    public override string ToString() => FormattableString.Invariant($"neural codes of {Width} numbers from {Components.Mean.Count} features, with {Components.VarianceRatios.Sum() * 100:F1} % of their variance{(Whitened ? ", whitened" : "")}");
}
