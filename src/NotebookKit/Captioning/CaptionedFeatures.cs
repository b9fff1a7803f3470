using System.Globalization;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>Pictures as a captioner learns them: the features of each, and what people said about it.</summary>
/// <param name="Features">N×F, a row a picture, from <see cref="FeatureCache"/> or any layer; they stay the caller's.</param>
/// <param name="Captions">The captions of each picture, as they were written; or its tags.</param>
/// <example><code>var train = CaptionedFeatures.Of(flickr.Part("train"), encoder, card.Preprocessing.Pipeline);</code></example>
public sealed record CaptionedFeatures(Tensor Features, IReadOnlyList<IReadOnlyList<string>> Captions)
{
    /// <summary>How many pictures there are.</summary>
    public int Count => Captions.Count;

    /// <summary>Whether the pictures are drawings of the library's own making: the live display of a training on them says so.</summary>
    public bool IsSynthetic { get; init; }

    /// <summary>Computes the features of a set's pictures, or reads them from the cache.</summary>
    /// <param name="pictures">Pictures whose files are there, with their captions.</param>
    /// <param name="encoder">The network.</param>
    /// <param name="pipeline">What its weights want of an image.</param>
    /// <exception cref="KitException">A picture has no file, or one that cannot be read.</exception>
    public static CaptionedFeatures Of(CaptionDataset pictures, ImageModel encoder, ImagePipeline pipeline) => Of(pictures, new FeatureExtractor(encoder, pipeline));

    /// <summary>Computes the features of a set's pictures, or reads them from the cache.</summary>
    /// <param name="pictures">Pictures whose files are there, with their captions.</param>
    /// <param name="extractor">What makes features of pictures.</param>
    /// <exception cref="KitException">A picture has no file, or one that cannot be read.</exception>
    public static CaptionedFeatures Of(CaptionDataset pictures, FeatureExtractor extractor)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        ArgumentNullException.ThrowIfNull(extractor);
        StoredFile[] files = [.. pictures.Images.Select(image => image.File ?? throw new KitException($"{pictures.Name} has captions of {image.Name} but not the image: use WithFiles()."))];
        return new CaptionedFeatures(extractor.Of(files), [.. pictures.Images.Select(image => image.Captions)]) { IsSynthetic = pictures.IsSynthetic };
    }

    /// <summary>How many pictures and captions.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Count:N0} pictures of {(Features.dim() == 2 ? Features.size(1) : 0):N0} features with {Captions.Sum(own => own.Count):N0} captions");

    /// <exception cref="KitException">They do not belong together, or cannot be learned from.</exception>
    internal void MustBeWhole(string what)
    {
        if (Features.dim() != 2 || Features.size(1) == 0) throw new KitException($"The {what} features must be N×F, a row a picture, not {string.Join('×', Features.shape)}.");
        if (Features.size(0) != Count) throw new KitException($"There are {what} features of {Features.size(0)} pictures, but captions of {Count}.");
        if (Count == 0) throw new KitException($"There are no {what} pictures.");
        using var scope = NewDisposeScope();
        if (!isfinite(Features.to(float32)).all().item<bool>()) throw new KitException($"The {what} features hold NaN or an infinity: leave those pictures out or mend what made them.");
    }
}
