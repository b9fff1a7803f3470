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
    /// <param name="judge">Where given, more captions are drawn, and those shown that agree best with what people said about similar pictures (<see cref="NearestCaption.Rank"/>), no two alike.</param>
    /// <param name="among">How many are drawn where there is a judge, at least as many as are shown; fewer are shown where fewer differ.</param>
    /// <exception cref="KitException">The file cannot be read as an image, or the extractor is another than it, or the judge, was trained with.</exception>
    /// <example><code>captioner.Describe("dog.jpg", FeatureExtractor.Of("googlenet/bvlc"))</code></example>
    public PictureCaptions Describe(string path, FeatureExtractor extractor, int samples = 5, double temperature = 1, int width = 3, int seed = 1, NearestCaption? judge = null, int among = 60)
    {
        ArgumentNullException.ThrowIfNull(extractor);
        using Tensor features = extractor.Of(path);
        using DecodedImage? picture = Miniature.Of(StoredFile.OnDisk(path));
        return Describe(features, samples, temperature, width, seed, judge, among)[0] with { Name = Path.GetFileName(path), Image = picture };
    }

    /// <summary>Writes about several pictures of a set: greedily, by a beam, and a few captions drawn by chance.</summary>
    /// <param name="pictures">The pictures, with what people said about them.</param>
    /// <param name="extractor">What made the features that it was trained with.</param>
    /// <param name="samples">How many captions of a picture are drawn.</param>
    /// <param name="temperature">How freely they are drawn; see <see cref="Sample"/>.</param>
    /// <param name="width">The beam's width.</param>
    /// <param name="seed">Decides the draws.</param>
    /// <param name="judge">Where given, more captions are drawn, and those shown that agree best with what people said about similar pictures (<see cref="NearestCaption.Rank"/>), no two alike.</param>
    /// <param name="among">How many are drawn where there is a judge, at least as many as are shown; fewer are shown where fewer differ.</param>
    /// <exception cref="KitException">A picture has no file, or the extractor is another than it, or the judge, was trained with.</exception>
    public CaptionGallery Describe(CaptionDataset pictures, FeatureExtractor extractor, int samples = 5, double temperature = 1, int width = 3, int seed = 1, NearestCaption? judge = null, int among = 60)
    {
        CaptionedFeatures made = CaptionedFeatures.Of(pictures, extractor);
        using Tensor features = made.Features;
        return new CaptionGallery([.. Describe(features, samples, temperature, width, seed, judge, among).Zip(pictures.Images, (captions, image) =>
        {
            using DecodedImage? picture = Miniature.Of(image.File!);
            return captions with { Name = image.Name, Image = picture, References = image.Captions };
        })]);
    }

    private PictureCaptions[] Describe(Tensor features, int samples, double temperature, int width, int seed, NearestCaption? judge, int among)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(samples);
        if (judge is not null) ArgumentOutOfRangeException.ThrowIfLessThan(among, samples);
        IReadOnlyList<ScoredCaption> greedy = Greedy(features), beam = Beam(features, width);
        IReadOnlyList<IReadOnlyList<ScoredCaption>> drawn = samples == 0 ? [.. greedy.Select(_ => Array.Empty<ScoredCaption>())] : Sample(features, judge is null ? samples : among, temperature, seed);
        if (judge is not null && samples > 0) drawn = [.. judge.Rank(features, drawn).Select(own => (IReadOnlyList<ScoredCaption>)[.. own.DistinctBy(caption => caption.Text).Take(samples)])];
        string sampled = temperature == 1 ? "sampled" : string.Create(CultureInfo.InvariantCulture, $"sampled at {temperature:0.##}"), beamed = string.Create(CultureInfo.InvariantCulture, $"a beam of {width}");
        if (judge is not null) sampled = $"{sampled}, chosen of {among}";
        return [.. Enumerable.Range(0, greedy.Count).Select(i => new PictureCaptions(
            [new NamedCaption("greedy", greedy[i]), new NamedCaption(beamed, beam[i]), .. drawn[i].Select(caption => new NamedCaption(sampled, caption))]))];
    }
}
