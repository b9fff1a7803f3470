using static TorchSharp.torch;

namespace NotebookKit.Tests.Training;

public sealed class LogisticRegressionTests
{
    private static readonly string[] Names = ["cat", "dog", "fox"];

    [Fact]
    public void At_its_minimum_the_slope_is_gone_and_the_classes_probabilities_are_their_parts()
    {
        // The bias is free, so at the minimum the mean probability of each class is the part that it has in the training set.
        (Tensor features, int[] labels) = Examples(300, 1);
        using LogisticRegression fitted = LogisticRegression.Fit(features, labels, Names);
        Assert.InRange(fitted.Slope, 0, 1e-7);
        Predictions seen = fitted.Predict(features, labels);
        for (int kind = 0; kind < 3; kind++) Assert.Equal(labels.Count(label => label == kind) / 300.0, seen.Column(kind).Average(), 5);
        features.Dispose();
    }

    [Fact]
    public void Two_classes_on_one_feature_are_as_a_search_for_the_minimum_finds_them()
    {
        // Features -1 and 1, as often each; classes that agree in 8 of 10. By symmetry b = 0 and the two columns of W are -w and w.
        using Tensor features = tensor(new float[,] { { -1 }, { -1 }, { -1 }, { -1 }, { -1 }, { 1 }, { 1 }, { 1 }, { 1 }, { 1 } });
        int[] labels = [0, 0, 0, 0, 1, 1, 1, 1, 1, 0];
        using LogisticRegression fitted = LogisticRegression.Fit(features, labels, ["no", "yes"], l2: 0.05);

        // d/dw of -0.8·ln σ(2w) - 0.2·ln σ(-2w) + 0.05/2·2w² is 2·(σ(2w) - 0.8) + 0.1·w.
        (double low, double high) = (0, 5);
        for (int i = 0; i < 60; i++)
        {
            double w = (low + high) / 2;
            if (2 * (1 / (1 + Math.Exp(-2 * w)) - 0.8) + 0.1 * w > 0) high = w;
            else low = w;
        }

        Assert.Equal(1 / (1 + Math.Exp(-2 * low)), fitted.Predict(features, labels).Row(9)[1], 5);
    }

    [Fact]
    public void New_examples_of_separate_classes_are_told_apart()
    {
        (Tensor features, int[] labels) = Examples(300, 1);
        (Tensor others, int[] truth) = Examples(200, 2);
        using LogisticRegression fitted = LogisticRegression.Fit(features, labels, Names);
        Assert.InRange(fitted.Predict(others, truth).Accuracy, 0.95, 1);
        features.Dispose();
        others.Dispose();
    }

    [Fact]
    public void A_feature_that_never_varies_changes_nothing()
    {
        (Tensor features, int[] labels) = Examples(100, 3);
        using Tensor wider = cat([features, full([100, 1], 7f)], 1);
        using LogisticRegression one = LogisticRegression.Fit(features, labels, Names), two = LogisticRegression.Fit(wider, labels, Names);
        Assert.Equal(one.Predict(features, labels).Loss, two.Predict(wider, labels).Loss, 6);
        features.Dispose();
    }

    [Fact]
    public void More_features_than_examples_lead_to_the_same_minimum()
    {
        (Tensor features, int[] labels) = Examples(60, 4);
        using Tensor wide = cat([features, full([60, 80], 7f)], 1);
        using LogisticRegression tall = LogisticRegression.Fit(features, labels, Names), fitted = LogisticRegression.Fit(wide, labels, Names);
        Assert.Equal(tall.Predict(features, labels).Loss, fitted.Predict(wide, labels).Loss, 6);
        Assert.InRange(fitted.Slope, 0, 1e-7);
        features.Dispose();
    }

    [Fact]
    public void What_does_not_fit_together_is_said()
    {
        using Tensor features = zeros(4, 2), broken = full([4, 2], float.NaN);
        Assert.Contains("do not fit together", Assert.Throws<KitException>(() => LogisticRegression.Fit(features, [0, 1], Names)).Message);
        Assert.Contains("label 3", Assert.Throws<KitException>(() => LogisticRegression.Fit(features, [0, 1, 3, 0], Names)).Message);
        Assert.Contains("label -1", Assert.Throws<KitException>(() => LogisticRegression.Fit(features, [0, 1, -1, 0], Names)).Message);
        Assert.Contains("not finite", Assert.Throws<KitException>(() => LogisticRegression.Fit(broken, [0, 1, 2, 0], Names)).Message);
        Assert.Contains("above 0", Assert.Throws<KitException>(() => LogisticRegression.Fit(features, [0, 1, 2, 0], Names, l2: 0)).Message);
    }

    [Fact]
    public void A_fit_leaves_its_own_four_tensors_and_gives_them_back()
    {
        (Tensor features, int[] labels) = Examples(60, 4);
        LogisticRegression.Fit(features, labels, Names).Dispose();
        long before = Samples.LiveTensors();
        LogisticRegression fitted = LogisticRegression.Fit(features, labels, Names);
        fitted.Predict(features, labels);
        Assert.Equal(before + 4, Samples.LiveTensors());
        fitted.Dispose();
        Assert.Equal(before, Samples.LiveTensors());
        features.Dispose();
    }

    /// <summary>Three clouds in eight dimensions.</summary>
    private static (Tensor Features, int[] Labels) Examples(int count, int seed)
    {
        var random = new Random(seed);
        int[] labels = [.. Enumerable.Range(0, count).Select(i => i % 3)];
        float[] values = new float[count * 8];
        for (int i = 0; i < values.Length; i++)
            values[i] = (float)(random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) + (i % 8 == labels[i / 8] ? 2 : 0);
        return (tensor(values).reshape(count, 8), labels);
    }
}
