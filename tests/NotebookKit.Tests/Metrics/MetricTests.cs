namespace NotebookKit.Tests.Metrics;

public sealed class MetricTests
{
    private static readonly long[,] Retina =
    {
        { 24502, 1116, 186, 5, 1 }, { 1175, 829, 437, 2, 0 }, { 490, 791, 3212, 771, 28 }, { 8, 18, 140, 565, 142 }, { 3, 3, 50, 146, 506 },
    };

    [Fact]
    public void The_talks_retina_matrix_has_its_kappa() => Assert.Equal(0.8802099611539033, QuadraticKappa.Of(new ConfusionMatrix(Retina)).Value, 1e-15);

    [Fact]
    public void Kappas_interval_is_that_of_resampling()
    {
        int[] truth = [.. Golden.Integers("labels")], grades = [.. Golden.Integers("grades")];
        Interval formula = QuadraticKappa.Of(truth, grades, 4).Interval!;
        Interval drawn = Bootstrap.Interval(truth.Length, at => QuadraticKappa.Of([.. at.Select(i => truth[i])], [.. at.Select(i => grades[i])], 4).Value)!;
        Assert.Equal(formula.High - formula.Low, drawn.High - drawn.Low, 0.05);
    }

    [Fact]
    public void Roc_counts_a_tie_half()
    {
        // Pairs: 0.8 > 0.5, 0.8 > 0.2, 0.5 = 0.5, 0.5 > 0.2: 3.5 of 4.
        RocCurve curve = RocCurve.Of([true, true, false, false], [0.8, 0.5, 0.5, 0.2]);
        Assert.Equal(3.5 / 4, curve.Area);
        Assert.Equal([(0, 0), (0, 0.5), (0.5, 1), (1, 1)], curve.Points.Select(point => (point.FalsePositiveRate, point.TruePositiveRate)));
    }

    [Fact]
    public void Equal_scores_are_chance() => Assert.Equal(0.5, RocCurve.Of([true, false, true], [1, 1, 1]).Area);

    [Fact]
    public void A_perfect_separation_has_no_delong_interval() => Assert.Null(RocCurve.Of([true, true, false, false], [4, 3, 2, 1]).Interval);

    [Fact]
    public void A_paired_difference_of_areas_by_hand()
    {
        // Two ill, then three healthy. Ours: 0.9 is above all three and 0.4 above two of the healthy 0.5, 0.3, 0.1: 5 of 6. Theirs: 0.6 above
        // two and 0.8 above three of 0.7, 0.2, 0.1: 5 of 6 as well, but with other examples in fault.
        // Parts of ours: ill 1, 2/3; healthy 1/2, 1, 1. Of theirs: ill 2/3, 1; healthy 1/2, 1, 1. Differences: 1/3, −1/3; 0, 0, 0.
        // Variance: of the ill (1/9 + 1/9) / 1, over 2 examples: 1/9; of the healthy 0. Deviation 1/3.
        Predictions ours = Scored(0.9f, 0.4f, 0.5f, 0.3f, 0.1f), theirs = Scored(0.6f, 0.8f, 0.7f, 0.2f, 0.1f);
        Score difference = RocCurve.Difference(ours, theirs, 1);
        Assert.Equal(0, difference.Value, 1e-15);
        Assert.Equal(1.959963984540054 / 3, difference.Interval!.High, 1e-12);
        Assert.Equal(-difference.Interval.High, difference.Interval.Low, 1e-12);
    }

    [Fact]
    public void The_parts_of_a_paired_difference_are_those_of_each_area()
    {
        // Against scores without any order, whose parts are all one half, the paired interval is the area's own.
        Predictions ours = Scored(0.9f, 0.4f, 0.5f, 0.3f, 0.1f), chance = Scored(0.5f, 0.5f, 0.5f, 0.5f, 0.5f);
        RocCurve curve = RocCurve.Of(ours, 1);
        Score difference = RocCurve.Difference(ours, chance, 1);
        Assert.Equal(curve.Area - 0.5, difference.Value, 1e-15);
        Assert.Equal(curve.Interval!.Low - 0.5, difference.Interval!.Low, 1e-12);
    }

    [Fact]
    public void A_curve_differs_from_itself_by_nothing_and_without_an_interval()
    {
        Score difference = RocCurve.Difference(Scored(0.9f, 0.4f, 0.5f, 0.3f, 0.1f), Scored(0.9f, 0.4f, 0.5f, 0.3f, 0.1f), 1);
        Assert.Equal((0.0, null), (difference.Value, difference.Interval));
    }

    private static Predictions Scored(params float[] scores) => new([.. scores.SelectMany(score => new[] { 1 - score, score })], [1, 1, 0, 0, 0], ["healthy", "ill"]);

    [Fact]
    public void Average_precision_by_hand() => // Precision 1 at recall 1/2, 2/3 at recall 1.
        Assert.Equal(1.0 / 2 + 2.0 / 3 / 2, PrecisionRecallCurve.Of([true, false, true, false], [0.9, 0.8, 0.7, 0.1]).AveragePrecision, 1e-15);

    [Fact]
    public void Top_k_takes_the_first_of_equal_classes()
    {
        var even = new Predictions([0.5f, 0.5f, 0.5f, 0.5f], [0, 1], ["a", "b"]);
        Assert.Equal((0.5, 1.0), (Accuracy.Top(even, 1).Value, Accuracy.Top(even, 2).Value));
    }

    [Fact]
    public void A_class_that_is_never_predicted_has_no_precision_to_speak_of()
    {
        ClassificationReport report = ClassificationReport.Of(new ConfusionMatrix([0, 0, 1], [0, 0, 0], ["a", "b", "c"]));
        Assert.Equal((0, 0, 0, 1), (report.Classes[1].Precision, report.Classes[1].Recall, report.Classes[1].F1, report.Classes[1].Support));
        Assert.Equal((null, null), (report.Classes[1].PrecisionInterval, report.Classes[2].RecallInterval));
    }

    [Fact]
    public void The_report_reads_as_a_table() =>
        Assert.StartsWith("          precision  recall      F1  support\na             0.667   1.000   0.800        2\n", ClassificationReport.Of(new ConfusionMatrix([0, 0, 1], [0, 0, 0], ["a", "b"])).ToString(), StringComparison.Ordinal);

    [Fact]
    public void A_calibrated_model_has_no_error()
    {
        Calibration calibration = Calibration.Of([0.75, 0.75, 0.75, 0.75], [true, true, true, false], bins: 4);
        Assert.Equal((0.0, 4, 0.75), (calibration.ExpectedError, calibration.Bins[2].Count, calibration.Bins[2].Accuracy));
    }

    [Fact]
    public void Bleu_of_papinenis_example()
    {
        // Papineni et al. 2002, example 2: "the" seven times, of which two are allowed; and its candidate is no shorter than the closest reference.
        Bleu bleu = Bleu.Of([Words("the the the the the the the")], [[Words("the cat is on the mat"), Words("there is a cat on the mat")]]);
        Assert.Equal((2.0 / 7, 1, 0), (bleu[1], bleu.BrevityPenalty, bleu[2]));
    }

    [Fact]
    public void Brevity_counts_against_the_closest_reference()
    {
        Bleu bleu = Bleu.Of([Words("a b c d")], [[Words("a b c d e"), Words("a b c d e f g h")]]);
        Assert.Equal(Math.Exp(1 - 5.0 / 4), bleu[4], 1e-15);
    }

    [Fact]
    public void Cider_d_of_a_caption_that_is_its_reference_is_ten() =>
        Assert.Equal(10, CiderD.Of([Words("a red dog runs fast"), Words("two cats sleep on mats")], [[Words("a red dog runs fast")], [Words("two cats sleep on mats")]]).Value, 1e-12);

    [Fact]
    public void Cider_d_of_other_words_is_nothing() =>
        Assert.Equal(0, new CiderD([[Words("a b c d")], [Words("e f g h")]]).Judge(Words("w x y z"), [Words("a b c d")]));

    [Fact]
    public void A_bootstrap_is_its_seeds()
    {
        double[] values = [1, 2, 3, 4, 5, 9];
        Interval? Of(int seed) => Bootstrap.Interval(values.Length, drawn => drawn.Average(i => values[i]), seed);
        Assert.Equal(Of(1), Of(1));
        Assert.NotEqual(Of(1), Of(2));
    }

    [Fact]
    public void A_score_says_its_interval_and_count() =>
        Assert.Equal("accuracy 0.7500 (95 % interval 0.3006 to 0.9544), 4 examples", Accuracy.Of([0, 1, 1, 0], [0, 1, 1, 1]).ToString());

    [Theory]
    [InlineData("A ROC curve cannot order the score NaN of example 1: the model's output is broken there.", new[] { true, false }, new[] { 1, double.NaN })]
    [InlineData("A ROC curve compares two classes, but all 2 examples are positive.", new[] { true, true }, new[] { 1.0, 2 })]
    [InlineData("A ROC curve needs at least one example.", new bool[0], new double[0])]
    [InlineData("A ROC curve needs a prediction for each example, but there are 1 examples and 2 predictions.", new[] { true }, new[] { 1.0, 2 })]
    public void Roc_input_that_makes_no_sense_is_a_sentence(string sentence, bool[] truth, double[] scores) =>
        Assert.Equal(sentence, Assert.Throws<KitException>(() => RocCurve.Of(truth, scores)).Message);

    public static TheoryData<string, Action> Senseless => new()
    {
        { "Average precision looks for positives, but none of the 2 examples is one.", () => PrecisionRecallCurve.Of([false, false], [1, 2]) },
        { "κ compares with chance, but truth and predictions are one and the same class throughout.", () => QuadraticKappa.Of([1, 1], [1, 1], 3) },
        { "κ needs at least one example.", () => QuadraticKappa.Of(new ConfusionMatrix(new long[2, 2])) },
        { "A classification report needs at least one example.", () => ClassificationReport.Of(new ConfusionMatrix(new long[2, 2])) },
        { "Accuracy needs at least one example.", () => Accuracy.Of([], []) },
        { "Accuracy cannot order the probabilities of image 0: one of them is NaN.", () => Accuracy.Top(new Predictions([float.NaN, 1], [1], ["a", "b"]), 1) },
        { "Calibration needs confidences from 0 to 1, but that of example 0 is NaN.", () => Calibration.Of([double.NaN], [true]) },
        { "BLEU needs at least one caption.", () => Bleu.Of([], []) },
        { "BLEU has no reference for caption 0.", () => Bleu.Of([Words("a")], [[]]) },
        { "CIDEr-D weighs words by how many images they are said of, which takes two images or more, not 1.", () => CiderD.Of([Words("a")], [[Words("a")]]) },
    };

    [Theory, MemberData(nameof(Senseless), DisableDiscoveryEnumeration = true)]
    public void Input_that_makes_no_sense_is_a_sentence(string sentence, Action metric) => Assert.Equal(sentence, Assert.Throws<KitException>(metric).Message);

    private static string[] Words(string sentence) => sentence.Split(' ');
}
