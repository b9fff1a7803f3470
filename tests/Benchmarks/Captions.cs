using System.Diagnostics;
using System.Globalization;
using NotebookKit;

namespace Benchmarks;

/// <summary>
/// Captions of Flickr8k's test pictures (the 125 of them that lie in NOTEBOOKKIT_DATA), after learning from its 753 training pictures'
/// GoogLeNet features, beside those of the nearest training pictures. Whatever is chosen (settings, epochs, beams, how many neighbours) was
/// chosen on the validation pictures. Vinyals et al. (2014), table 2, have BLEU-1 63 with all of Flickr8k and a better network for pictures.
/// </summary>
internal static class Captions
{
    private const string Weights = "googlenet/bvlc";
    private const int Networks = 3, Neighbours = 10, Asked = 30, Wide = 20, Shown = 10;
    private const double Temperature = 0.5;

    public static int Run()
    {
        CaptionDataset flickr = Datasets.LoadCaptions("flickr8k-1000-224").WithFiles();
        using FeatureExtractor extractor = FeatureExtractor.Of(Weights);
        CaptionedFeatures Part(string name) => CaptionedFeatures.Of(flickr.Part(name), extractor);
        CaptionedFeatures train = Part("train"), validation = Part("validation"), test = Part("test");

        long begun = Stopwatch.GetTimestamp();
        using Captioner together = Captioner.Fit(train, validation, new CaptioningOptions { MinCount = 2, Epochs = 20, Networks = Networks });
        TimeSpan fitted = Stopwatch.GetElapsedTime(begun);
        Captioner[] each = [.. Enumerable.Range(0, Networks).Select(together.Alone)];
        using NearestCaption nearest = NearestCaption.Fit(train);

        Console.WriteLine("### Captions of Flickr8k's pictures\n");
        Console.WriteLine($"{Machine.Describe()}; features of {Weights}.\n");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{train}; {fitted.TotalSeconds:F0} s for {Networks} networks; {together}."));
        foreach (TrainingHistory history in together.Histories)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"- epoch {history.BestEpoch} of {history.Epochs.Count}, validation loss {history.Best?.ValidationLoss:F3}"));
        Table($"{validation.Count} validation pictures", validation, nearest, together, each);
        Table($"{test.Count} test pictures", test, nearest, together, each);
        Show(flickr.Part("test"), extractor, together);
        return 0;
    }

    private static void Table(string name, CaptionedFeatures pictures, NearestCaption nearest, Captioner together, Captioner[] each)
    {
        Console.WriteLine($"\n| {name} | BLEU-1 | BLEU-2 | BLEU-3 | BLEU-4 | 95 % interval | CIDEr-D | 95 % interval | words |\n|---|---:|---:|---:|---:|---|---:|---|---:|");
        foreach (int k in new[] { 1, Neighbours }) Line(pictures, $"a caption of the {(k == 1 ? "nearest picture" : $"{k} nearest pictures")}", nearest.Write(pictures.Features, k));
        (string Name, Func<Captioner, IReadOnlyList<ScoredCaption>> Write)[] ways =
        [
            ("greedy", captioner => captioner.Greedy(pictures.Features)),
            ("beam of 3", captioner => captioner.Beam(pictures.Features)),
            ($"of a beam of {Wide} chosen by the {Asked} nearest pictures", captioner => nearest.Choose(pictures.Features, captioner.Beams(pictures.Features, Wide), Asked)),
        ];
        foreach ((string way, Func<Captioner, IReadOnlyList<ScoredCaption>> write) in ways)
        {
            CaptionScores[] alone = [.. each.Select((captioner, i) => Line(pictures, $"{way}, network {i + 1}", Texts(write(captioner))))];
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| **{way}, mean of {alone.Length}** | {string.Join(" | ", Enumerable.Range(1, 4).Select(n => alone.Average(score => score.Bleu[n]).ToString("F4", CultureInfo.InvariantCulture)))} | | {alone.Average(score => score.CiderD!.Value):F4} | | |"));
            Line(pictures, $"**{way}, {alone.Length} networks together**", Texts(write(together)));
        }
    }

    private static CaptionScores Line(CaptionedFeatures pictures, string name, IReadOnlyList<string> captions)
    {
        CaptionScores scores = CaptionScores.Of(captions, pictures.Captions);
        (Bleu bleu, Score cider) = (scores.Bleu, scores.CiderD!);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {bleu[1]:F4} | {bleu[2]:F4} | {bleu[3]:F4} | {bleu[4]:F4} | {bleu.Interval?.Low:F4} to {bleu.Interval?.High:F4} | {cider.Value:F4} | {cider.Interval?.Low:F4} to {cider.Interval?.High:F4} | {captions.Average(caption => Vocabulary.Split(caption).Count):F1} |"));
        return scores;
    }

    /// <summary>The first pictures, whatever was written about them.</summary>
    private static void Show(CaptionDataset pictures, FeatureExtractor extractor, Captioner captioner)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nThe first {Shown} test pictures, sampled at temperature {Temperature}:\n"));
        foreach (PictureCaptions picture in captioner.Describe(pictures with { Images = [.. pictures.Images.Take(Shown)] }, extractor, temperature: Temperature).Pictures)
            Console.WriteLine($"- {picture.Name}; people: {picture.References[0]}\n{string.Join('\n', picture.Captions.Select(caption => $"  - {caption.How}: {caption.Caption.Text}"))}");
    }

    private static IReadOnlyList<string> Texts(IReadOnlyList<ScoredCaption> captions) => [.. captions.Select(caption => caption.Text)];
}
