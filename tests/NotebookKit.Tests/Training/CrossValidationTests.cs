namespace NotebookKit.Tests.Training;

public sealed class CrossValidationTests
{
    private static readonly string[] Names = ["a", "b"];

    [Fact]
    public void Predictions_come_back_in_the_order_of_the_images()
    {
        int[] labels = [0, 1, 1, 0, 1];
        Fold[] folds = [new([1, 3], [0, 2, 4]), new([0, 2, 4], [1, 3])];
        Predictions all = CrossValidation.Predict(folds, fold => new Predictions([.. fold.Held.SelectMany(i => new[] { 1 - i / 10f, i / 10f })], [.. fold.Held.Select(i => labels[i])], Names));
        Assert.Equal(labels, all.Labels);
        Assert.Equal([0, 0.1, 0.2, 0.3, 0.4], all.Column(1), (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void An_image_that_is_never_held_out_is_named_as_a_fault_of_the_folds() =>
        Assert.Equal(
            "The folds must hold out every image once, but they leave one out or hold one twice: make them with Splits.KFold.",
            Assert.Throws<KitException>(() => CrossValidation.Predict([new([1], [0]), new([0], [2])], _ => throw new InvalidOperationException())).Message);

    [Fact]
    public void Predictions_of_other_images_are_refused() =>
        Assert.Equal(
            "A fold holds out 2 images, but there are predictions for 1: predict fold.Held.",
            Assert.Throws<KitException>(() => CrossValidation.Predict([new([], [0, 1])], _ => new Predictions([1, 0], [0], Names))).Message);
}
