using static TorchSharp.torch;

namespace NotebookKit.Tests;

public sealed class RetrievalEvaluationTests
{
    // On a line; A is 0, B is 1 and C is 2.
    private static readonly float[,] Line = { { 0 }, { 1 }, { 3 }, { 7 }, { 15 } };
    private static readonly int[] Labels = [0, 0, 1, 0, 2];

    [Fact]
    public void Precision_and_average_precision_are_those_reckoned_by_hand()
    {
        using Tensor features = tensor(Line);
        using NearestNeighbors index = NearestNeighbors.Fit(features);

        RetrievalEvaluation evaluation = RetrievalEvaluation.Of(index, Labels, k: 2);

        // From 0: 1, 3, 7, 15 are A, B, A, C. From 1: 0, 3, 7, 15 are A, B, A, C. From 7: 3, 1, 0, 15 are B, A, A, C.
        Assert.Equal([0, 1, 3], evaluation.Queries);
        Assert.Equal([0.5, 0.5, 0.5], evaluation.Precisions);
        Assert.Equal([(1 + 2 / 3.0) / 2, (1 + 2 / 3.0) / 2, (1 / 2.0 + 2 / 3.0) / 2], evaluation.AveragePrecisions);
        Assert.Equal(("precision@2", 0.5, 3), (evaluation.Precision.Name, evaluation.Precision.Value, evaluation.Precision.Count));
        Assert.Equal((5 / 6.0 + 5 / 6.0 + 7 / 12.0) / 3, evaluation.MeanAveragePrecision.Value, 1e-12);
    }

    [Fact]
    public void What_lies_deeper_than_is_looked_counts_as_not_found()
    {
        using Tensor features = tensor(Line);
        using NearestNeighbors index = NearestNeighbors.Fit(features);
        Assert.Equal([0.5, 0.5, 0.25], RetrievalEvaluation.Of(index, features, Labels, k: 1, depth: 2).AveragePrecisions);
    }

    [Fact]
    public void A_query_is_left_out_though_others_equal_it()
    {
        using Tensor features = zeros(4, 2);
        using NearestNeighbors index = NearestNeighbors.Fit(features);
        // Each finds the others in the order of their indices.
        Assert.Equal([1.0, 1.0, 0.0, 0.0], RetrievalEvaluation.Of(index, [0, 0, 1, 1], k: 1).Precisions);
    }

    [Fact]
    public void Intervals_hold_the_scores_and_are_the_same_for_the_same_seed()
    {
        using Tensor features = rand(120, 3);
        using NearestNeighbors index = NearestNeighbors.Fit(features);
        int[] labels = [.. Enumerable.Range(0, 120).Select(i => i % 3)];

        RetrievalEvaluation one = RetrievalEvaluation.Of(index, labels, seed: 7), other = RetrievalEvaluation.Of(index, labels, seed: 7);

        Assert.InRange(one.MeanAveragePrecision.Value, one.MeanAveragePrecision.Interval!.Low, one.MeanAveragePrecision.Interval.High);
        Assert.Equal(one.MeanAveragePrecision, other.MeanAveragePrecision);
    }

    [Fact]
    public void Indexes_are_compared_query_by_query()
    {
        RetrievalEvaluation good = Evaluation([1, 0.8, 0.6, 1]), bad = Evaluation([0.9, 0.7, 0.5, 0.9]);

        Score gain = good.PrecisionOver(bad);

        Assert.Equal("difference in precision@5", gain.Name);
        Assert.Equal(0.1, gain.Value, 1e-12);
        // The scores vary from query to query and their differences do not.
        Assert.Equal(0.1, gain.Interval!.Low, 1e-12);
        Assert.Equal(0.1, gain.Interval.High, 1e-12);
        Assert.Equal(-0.1, bad.MeanAveragePrecisionOver(good).Value, 1e-12);
    }

    [Fact]
    public void What_cannot_be_measured_is_refused_in_a_sentence()
    {
        using Tensor features = tensor(Line);
        using NearestNeighbors index = NearestNeighbors.Fit(features);

        Assert.Equal("The index holds 5 vectors, but there are 2 labels and features of 5×1.", Assert.Throws<KitException>(() => RetrievalEvaluation.Of(index, [0, 0])).Message);
        Assert.Equal("Of 5 vectors, precision among the nearest 5 and a depth of 4 cannot be measured: 1 ≤ k ≤ depth < 5.", Assert.Throws<KitException>(() => RetrievalEvaluation.Of(index, Labels, k: 5)).Message);
        Assert.Equal("No label is there twice, so no vector has another to be found.", Assert.Throws<KitException>(() => RetrievalEvaluation.Of(index, [0, 1, 2, 3, 4], k: 1)).Message);
        Assert.StartsWith("Two indexes are compared by the same queries", Assert.Throws<KitException>(() => Evaluation([1]).PrecisionOver(Evaluation([1, 0]))).Message);
    }

    [Fact]
    public void What_is_of_the_query_s_group_is_neither_found_nor_missed()
    {
        using Tensor features = tensor(Line);
        using NearestNeighbors index = NearestNeighbors.Fit(features);

        RetrievalEvaluation evaluation = RetrievalEvaluation.Of(index, Labels, k: 2, groups: ["carpet", "carpet", null, "", "rug"]);

        // Of 0 and 1, one carpet: 3, 7, 15 are B, A, C remain, and the A is the only one to be found. From 7: 3, 1, 0, 15 are B, A, A, C.
        Assert.Equal([0, 1, 3], evaluation.Queries);
        Assert.Equal([0.5, 0.5, 0.5], evaluation.Precisions);
        Assert.Equal([1 / 2.0, 1 / 2.0, (1 / 2.0 + 2 / 3.0) / 2], evaluation.AveragePrecisions);
        Assert.Equal((2, 2), (evaluation.Unasked, evaluation.Groups));
    }

    [Fact]
    public void How_deep_is_looked_counts_without_the_group()
    {
        using Tensor features = tensor(Line);
        using NearestNeighbors index = NearestNeighbors.Fit(features);
        IReadOnlyList<string?> groups = ["carpet", "carpet", null, null, null];

        // 3 is the nearest that remains of 0 and 1, and 7 the next; without groups, 0 and 1 find each other first.
        Assert.Equal([0, 0, 0], RetrievalEvaluation.Of(index, features, Labels, k: 1, depth: 1, groups: groups).AveragePrecisions);
        Assert.Equal([0.5, 0.5, 0.25], RetrievalEvaluation.Of(index, features, Labels, k: 1, depth: 2, groups: groups).AveragePrecisions);
        Assert.Equal([0, 0, 0], RetrievalEvaluation.Of(index, Labels, k: 1, groups: groups).Precisions);
        Assert.Equal([1, 1, 0], RetrievalEvaluation.Of(index, Labels, k: 1).Precisions);
    }

    [Fact]
    public void Queries_whose_label_is_only_in_their_group_are_not_asked_as_those_whose_label_is_theirs_alone()
    {
        using Tensor features = tensor(Line);
        using NearestNeighbors index = NearestNeighbors.Fit(features);

        RetrievalEvaluation evaluation = RetrievalEvaluation.Of(index, [0, 0, 1, 1, 2], k: 2, groups: ["carpet", "carpet", "rug", "mat", null]);

        Assert.Equal([2, 3], evaluation.Queries);
        Assert.Equal((3, 2), (evaluation.Unasked, evaluation.Precision.Count));
        Assert.Equal((1, 0), (RetrievalEvaluation.Of(index, [0, 0, 1, 1, 2], k: 2).Unasked, RetrievalEvaluation.Of(index, [0, 0, 1, 1, 2], k: 2).Groups));
    }

    [Fact]
    public void Groups_without_names_change_nothing()
    {
        using Tensor features = rand(60, 3);
        using NearestNeighbors index = NearestNeighbors.Fit(features);
        int[] labels = [.. Enumerable.Range(0, 60).Select(i => i % 3)];

        RetrievalEvaluation plain = RetrievalEvaluation.Of(index, labels), named = RetrievalEvaluation.Of(index, labels, groups: [.. labels.Select(i => i == 0 ? null : "")]);

        Assert.Equal(plain.AveragePrecisions, named.AveragePrecisions);
        Assert.Equal(plain.Precisions, named.Precisions);
        Assert.Equal(0, named.Groups);
    }

    [Fact]
    public void An_index_that_is_not_exact_is_evaluated_with_groups_too()
    {
        using Tensor features = rand(300, 3);
        using NearestNeighbors exact = NearestNeighbors.Fit(features);
        using ClusteredNeighbors all = ClusteredNeighbors.Fit(features, 10, probes: 10);
        int[] labels = [.. Enumerable.Range(0, 300).Select(i => i % 3)];
        string?[] groups = [.. Enumerable.Range(0, 300).Select(i => i % 7 == 0 ? null : $"{i / 4}")];

        Assert.Equal(RetrievalEvaluation.Of(exact, features, labels, depth: 20, groups: groups).AveragePrecisions, RetrievalEvaluation.Of(all, features, labels, depth: 20, groups: groups).AveragePrecisions);
    }

    [Fact]
    public void Groups_that_cannot_be_left_out_are_refused_in_a_sentence()
    {
        using Tensor features = tensor(Line);
        using NearestNeighbors index = NearestNeighbors.Fit(features);

        Assert.Equal("There are 5 vectors, but groups for 2: name the group of each, null for those that have none.", Assert.Throws<KitException>(() => RetrievalEvaluation.Of(index, Labels, k: 2, groups: ["a", "b"])).Message);
        Assert.Equal("No label is there in two groups, so no vector has another to be found.", Assert.Throws<KitException>(() => RetrievalEvaluation.Of(index, Labels, k: 2, groups: ["a", "a", "b", "a", "c"])).Message);
        Assert.Equal(
            "Without the group 'a' 2 of 5 vectors are left, and precision among the nearest 3 cannot be measured: ask for at most 2.",
            Assert.Throws<KitException>(() => RetrievalEvaluation.Of(index, Labels, k: 3, groups: ["a", "a", "a", null, null])).Message);
    }

    private static RetrievalEvaluation Evaluation(double[] values) => new() { K = 5, Queries = [.. Enumerable.Range(0, values.Length)], Precisions = values, AveragePrecisions = values };
}
