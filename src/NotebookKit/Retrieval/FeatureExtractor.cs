using System.Globalization;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// Makes features of pictures: a network, what its weights want of an image, and perhaps which stages are looked at. The same extractor
/// serves a collection, which it keeps in the <see cref="FeatureCache"/>, and a picture of one's own.
/// </summary>
/// <example><code>
/// using FeatureExtractor extractor = FeatureExtractor.Of("googlenet/bvlc");
/// Tensor collection = extractor.Of(pictures.Files), own = extractor.Of("cat.jpg");
/// </code></example>
public sealed class FeatureExtractor : IDisposable
{
    private readonly bool _owns;

    /// <summary>Puts a network and its preprocessing together; the network stays the caller's.</summary>
    /// <param name="model">The network.</param>
    /// <param name="pipeline">What the weights want of an image; without chance.</param>
    /// <param name="stages">
    /// Stages whose outputs, averaged over their pixels, are put one behind another: early ones see colours and textures. Null for
    /// <see cref="ImageModel.Features"/>, what the head decides by.
    /// </param>
    /// <exception cref="KitException">The network has no such stage.</exception>
    public FeatureExtractor(ImageModel model, ImagePipeline pipeline, IReadOnlyList<string>? stages = null) : this(model, pipeline, stages, owns: false) { }

    private FeatureExtractor(ImageModel model, ImagePipeline pipeline, IReadOnlyList<string>? stages, bool owns)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(pipeline);
        if (stages is { Count: 0 }) throw new KitException("An extractor looks at one stage or more; without a list it takes what the head decides by.");
        foreach (string stage in stages ?? []) model.MustHaveStage(stage);
        (Model, Pipeline, Stages, _owns) = (model, pipeline, stages, owns);
    }

    /// <summary>The network.</summary>
    public ImageModel Model { get; }

    /// <summary>What is done to an image before the network sees it.</summary>
    public ImagePipeline Pipeline { get; }

    /// <summary>The stages that are looked at; null for what the head decides by.</summary>
    public IReadOnlyList<string>? Stages { get; }

    /// <summary>The folder in which the features of files are kept; null for "features" in <see cref="KitPaths.Cache"/>.</summary>
    public string? Folder { get; init; }

    /// <summary>An extractor of published weights, which owns its network.</summary>
    /// <param name="weights">A name of <see cref="Weights.List"/>, found on this machine or downloaded: "googlenet/bvlc".</param>
    /// <param name="stages">Stages whose averaged outputs are put one behind another; null for what the head decides by.</param>
    /// <exception cref="KitException">There are no such weights, or no such stage.</exception>
    public static FeatureExtractor Of(string weights, IReadOnlyList<string>? stages = null)
    {
        WeightCard card = Weights.Get(weights);
        ImageModel model = Models.Create(card.Model, weights: card.Name);
        try
        {
            return new FeatureExtractor(model, card.Preprocessing.Pipeline, stages, owns: true);
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <summary>The features of files, from the cache where it has them.</summary>
    /// <param name="files">The pictures.</param>
    /// <returns>N×F float32, in the order of the files; the caller disposes it.</returns>
    /// <exception cref="KitException">There are no pictures, or one cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The user interrupted it.</exception>
    public Tensor Of(IReadOnlyList<StoredFile> files) => FeatureCache.Load(Model, files, Pipeline, Folder, Stages);

    /// <summary>The features of a picture of one's own.</summary>
    /// <param name="path">An image file.</param>
    /// <returns>1×F float32; the caller disposes it.</returns>
    /// <exception cref="KitException">The file cannot be read as an image.</exception>
    public Tensor Of(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using Tensor input = Pipeline.ToTensor(path);
        return Run(input);
    }

    /// <summary>The features of an image.</summary>
    /// <param name="image">The image, with as many channels as the weights are for; left as it is.</param>
    /// <returns>1×F float32; the caller disposes it.</returns>
    public Tensor Of(DecodedImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        using Tensor input = Pipeline.ToTensor(image);
        return Run(input);
    }

    /// <summary>The network and the stages.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"features of {Model.GetName()}{(Stages is null ? "" : $", stages {string.Join(", ", Stages)}")}");

    /// <summary>Gives the network's memory back where it was made by <see cref="Of(string, IReadOnlyList{string}?)"/>.</summary>
    public void Dispose()
    {
        if (_owns) Model.Dispose();
    }

    private Tensor Run(Tensor input)
    {
        bool training = Model.training;
        Model.eval();
        try
        {
            using var scope = NewDisposeScope();
            using var _ = no_grad();
            return FeatureCache.Of(Model, input, Stages).MoveToOuterDisposeScope();
        }
        finally
        {
            Model.train(training);
        }
    }
}
