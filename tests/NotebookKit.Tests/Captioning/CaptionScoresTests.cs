using System.Text.Json;
using NotebookKit.Tests.WeightFiles;

namespace NotebookKit.Tests.Captioning;

public sealed class CaptionScoresTests : IDisposable
{
    private const string Nltk = """
        import json, sys, warnings
        from nltk.translate.bleu_score import corpus_bleu
        warnings.simplefilter("ignore")
        said = json.load(open(sys.argv[1]))
        print(json.dumps([corpus_bleu(said["references"], said["captions"], weights=[1 / n] * n) for n in (1, 2, 3, 4)]))
        """;

    private readonly OneThread _threads = new();

    [Fact]
    public void Sentences_are_split_as_the_references_are()
    {
        CaptionScores scores = CaptionScores.Of(["A black dog runs .", "Two cats sleep"], [["a black dog runs", "."], ["Two cats, sleep!"]]);
        Assert.Equal((1, 2), (scores.Bleu[4] + 0 * scores.Count, scores.Count));
        Assert.True(scores.CiderD!.Value > 5);
    }

    [Fact]
    public void A_single_picture_has_no_cider() => Assert.Null(CaptionScores.Of(["a dog"], [["a dog runs"]]).CiderD);

    [Fact]
    public void A_picture_without_references_is_named() =>
        Assert.Equal("BLEU has no reference for caption 1.", Assert.Throws<KitException>(() => CaptionScores.Of(["a dog", "a cat"], [["a dog"], ["."]])).Message);

    [Fact]
    public void Bleu_of_generated_captions_is_nltks()
    {
        Need.Python("nltk");
        ScoredCaption[] captions = [.. Scenes.HalfTrained.Sample(Scenes.Training.Features, count: 1, temperature: 0.7).Select(own => own[0])];
        IReadOnlyList<IReadOnlyList<string>> references = [.. Scenes.Training.Captions.Select((own, i) => (IReadOnlyList<string>)[own[0], Scenes.Training.Captions[(i + 1) % Scenes.Training.Count][0]])];
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["judge.py"], Nltk);
        File.WriteAllText(folder["said.json"], JsonSerializer.Serialize(new
        {
            captions = captions.Select(caption => caption.Words.Select(word => word.Word)),
            references = references.Select(own => own.Select(Vocabulary.Split)),
        }));
        double[] expected = JsonSerializer.Deserialize<double[]>(PythonScript.Run(folder["judge.py"], folder["said.json"]))!;
        Bleu bleu = CaptionScores.Of(captions, references).Bleu;
        Assert.InRange(bleu[4], 0.05, 0.95);
        Assert.Equal(expected, [bleu[1], bleu[2], bleu[3], bleu[4]], (x, y) => Math.Abs(x - y) < 1e-12);
    }

    public void Dispose() => _threads.Dispose();
}
