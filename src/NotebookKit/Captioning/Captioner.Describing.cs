using System.Globalization;
using static TorchSharp.torch;

namespace NotebookKit;

/// <content>Several captions of a picture at once, to be looked at.</content>
public sealed partial class Captioner
{
    /// <summary>Writes about a picture of one's own: greedily, by a beam, and a few captions drawn by chance.</summary>
    /// <param name="path">An image file.</param>
    /// <param name="extractor">What made the features that it was trained with.</param>
    /// <param name="samples">How many captions are drawn.</param>
    /// <param name="temperature">How freely they are drawn; see <see cref="Sample"/>.</param>
    /// <param name="width">The beam's width.</param>
    /// <param name="seed">Decides the draws.</param>
    /// <exception cref="KitException">The file cannot be read as an image, or the extractor is another than it was trained with.</exception>
    /// <example><code>captioner.Describe("dog.jpg", FeatureExtractor.Of("googlenet/bvlc"))</code></example>
    public PictureCaptions Describe(string path, FeatureExtractor extractor, int samples = 5, double temperature = 1, int width = 3, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(extractor);
        using Tensor features = extractor.Of(path);
        using DecodedImage? picture = Miniature.Of(StoredFile.OnDisk(path));
        return Describe(features, samples, temperature, width, seed)[0] with { Name = Path.GetFileName(path), Image = picture };
    }

    /// <summary>Writes about several pictures of a set: greedily, by a beam, and a few captions drawn by chance.</summary>
    /// <param name="pictures">The pictures, with what people said about them.</param>
    /// <param name="extractor">What made the features that it was trained with.</param>
    /// <param name="samples">How many captions of a picture are drawn.</param>
    /// <param name="temperature">How freely they are drawn; see <see cref="Sample"/>.</param>
    /// <param name="width">The beam's width.</param>
    /// <param name="seed">Decides the draws.</param>
    /// <exception cref="KitException">A picture has no file, or the extractor is another than it was trained with.</exception>
    public CaptionGallery Describe(CaptionDataset pictures, FeatureExtractor extractor, int samples = 5, double temperature = 1, int width = 3, int seed = 1)
    {
        CaptionedFeatures made = CaptionedFeatures.Of(pictures, extractor);
        using Tensor features = made.Features;
        return new CaptionGallery([.. Describe(features, samples, temperature, width, seed).Zip(pictures.Images, (captions, image) =>
        {
            using DecodedImage? picture = Miniature.Of(image.File!);
            return captions with { Name = image.Name, Image = picture, References = image.Captions };
        })]);
    }

    private PictureCaptions[] Describe(Tensor features, int samples, double temperature, int width, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(samples);
        IReadOnlyList<ScoredCaption> greedy = Greedy(features), beam = Beam(features, width);
        IReadOnlyList<IReadOnlyList<ScoredCaption>> drawn = samples == 0 ? [.. greedy.Select(_ => Array.Empty<ScoredCaption>())] : Sample(features, samples, temperature, seed);
        string sampled = temperature == 1 ? "sampled" : string.Create(CultureInfo.InvariantCulture, $"sampled at {temperature:0.##}"), beamed = string.Create(CultureInfo.InvariantCulture, $"a beam of {width}");
        return [.. Enumerable.Range(0, greedy.Count).Select(i => new PictureCaptions(
            [new NamedCaption("greedy", greedy[i]), new NamedCaption(beamed, beam[i]), .. drawn[i].Select(caption => new NamedCaption(sampled, caption))]))];
    }
}
