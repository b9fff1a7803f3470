namespace NotebookKit.Tests;

public sealed class TopPredictionsTests
{
    private static readonly string[] Names = ["cat", "dog", "fox"];

    [Fact]
    public void The_most_probable_come_first() =>
        Assert.Equal("fox 60.0 %, cat 30.0 %", TopPredictions.Of([0.3f, 0.1f, 0.6f], Names, top: 2).ToString());

    [Fact]
    public void A_copy_of_the_picture_outlives_it()
    {
        var image = new DecodedImage(448, 100, 3, new byte[448 * 100 * 3]);
        var predictions = TopPredictions.Of([0.3f, 0.1f, 0.6f], Names, image: image);
        image.Dispose();
        Assert.Equal((224, 50, 224 * 50 * 3), (predictions.Image!.Width, predictions.Image.Height, predictions.Image.Pixels.Length));
    }

    [Fact]
    public void A_judged_image_has_its_truth()
    {
        var judged = new Predictions([0.3f, 0.1f, 0.6f], [1], Names);
        Assert.Equal(("dog", "fox"), (TopPredictions.Of(judged, 0).Truth, TopPredictions.Of(judged, 0).Classes[0].Name));
    }

    [Fact]
    public void Probabilities_without_a_class_are_refused() =>
        Assert.Equal("A prediction needs a probability for each class, but there are 2 probabilities and 3 classes.", Assert.Throws<KitException>(() => TopPredictions.Of([0.5f, 0.5f], Names)).Message);
}
