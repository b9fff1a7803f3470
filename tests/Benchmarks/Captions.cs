using System.Diagnostics;
using System.Globalization;
using NotebookKit;

namespace Benchmarks;

/// <summary>
/// Captions of Flickr8k's test pictures (the 125 of them that lie in NOTEBOOKKIT_DATA), after learning from its 753 training pictures'
/// GoogLeNet features, beside those of the nearest training picture. Vinyals et al. (2014), table 2, have BLEU-1 63 with all of Flickr8k
/// and a better network for the pictures.
/// </summary>
internal static class Captions
{
    private const string Encoder = "googlenet", EncoderWeights = "googlenet/bvlc";

    public static int Run()
    {
        CaptionDataset flickr = Datasets.LoadCaptions("flickr8k-1000-224").WithFiles();
        using ImageModel encoder = Models.Create(Encoder, weights: EncoderWeights);
        CaptionedFeatures Part(string name) => CaptionedFeatures.Of(flickr.Part(name), encoder, Weights.Get(EncoderWeights).Preprocessing.Pipeline);
        CaptionedFeatures train = Part("train"), validation = Part("validation"), test = Part("test");

        long begun = Stopwatch.GetTimestamp();
        using Captioner captioner = Captioner.Fit(train, validation, new CaptioningOptions { MinCount = 2 });
        TimeSpan fitted = Stopwatch.GetElapsedTime(begun);

        Console.WriteLine("### Captions of Flickr8k's test pictures\n");
        Console.WriteLine($"{Machine.Describe()}; features of {EncoderWeights}.\n");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{train}; {validation.Count} pictures chose epoch {captioner.History.BestEpoch} of {captioner.History.Epochs.Count}, validation loss {captioner.History.Best?.ValidationLoss:F3}; {fitted.TotalSeconds:F0} s; {captioner}.\n"));
        Console.WriteLine("| 125 test pictures | BLEU-1 | BLEU-2 | BLEU-3 | BLEU-4 | 95 % interval | CIDEr-D | words |\n|---|---:|---:|---:|---:|---|---:|---:|");
        using NearestCaption nearest = NearestCaption.Fit(train);
        foreach (int k in new[] { 1, 20 }) Line($"nearest picture, k {k}", nearest.Write(test.Features, k));
        Line("greedy", Texts(captioner.Greedy(test.Features)));
        Line("sampled, temperature 1", Texts([.. captioner.Sample(test.Features, count: 1).Select(captions => captions[0])]));
        foreach (int width in new[] { 3, 5, 10 }) Line($"beam of {width}, α 0.7", Texts(captioner.Beam(test.Features, width)));
        Line("beam of 3, α 0", Texts(captioner.Beam(test.Features, lengthNormalisation: 0)));

        Console.WriteLine();
        foreach (ScoredCaption caption in captioner.Beam(test.Features).Take(5)) Console.WriteLine($"- {caption}");
        return 0;

        void Line(string name, IReadOnlyList<string> captions)
        {
            (Bleu bleu, Score? cider) = CaptionScores.Of(captions, test.Captions);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {bleu[1]:F4} | {bleu[2]:F4} | {bleu[3]:F4} | {bleu[4]:F4} | {bleu.Interval?.Low:F4} to {bleu.Interval?.High:F4} | {cider?.Value:F4} | {captions.Average(caption => Vocabulary.Split(caption).Count):F1} |"));
        }
    }

    private static IReadOnlyList<string> Texts(IReadOnlyList<ScoredCaption> captions) => [.. captions.Select(caption => caption.Text)];
}
