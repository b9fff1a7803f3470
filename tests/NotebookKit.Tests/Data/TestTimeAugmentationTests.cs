using static TorchSharp.torch;

namespace NotebookKit.Tests.Data;

public sealed class TestTimeAugmentationTests
{
    [Fact]
    public void None_is_each_image_once()
    {
        using Tensor images = rand(3, 2, 5, 7), views = TestTimeAugmentation.None.Expand(images);
        Assert.True(views.equal(images).all().item<bool>());
    }

    [Fact]
    public void Flip_adds_the_mirror_image_after_all_images()
    {
        using var scope = NewDisposeScope();
        Tensor images = rand(3, 2, 5, 7), views = TestTimeAugmentation.Flip.Expand(images);
        Assert.Equal([6, 2, 5, 7], views.shape);
        Assert.True(views[4].equal(images[1].flip(2)).all().item<bool>());
    }

    [Fact]
    public void Ten_crops_are_corners_middle_and_mirror_images()
    {
        using var scope = NewDisposeScope();
        Tensor images = rand(2, 1, 8, 8), views = TestTimeAugmentation.TenCrop(6).Expand(images);
        Assert.Equal([20, 1, 6, 6], views.shape);
        (int Top, int Left)[] corners = [(0, 0), (0, 2), (2, 0), (2, 2), (1, 1)];
        for (int view = 0; view < 5; view++)
        {
            Tensor crop = images[1].narrow(1, corners[view].Top, 6).narrow(2, corners[view].Left, 6);
            Assert.True(views[2 * view + 1].equal(crop).all().item<bool>());
            Assert.True(views[2 * (view + 5) + 1].equal(crop.flip(2)).all().item<bool>());
        }
    }

    [Fact]
    public void Answers_are_averaged_image_by_image()
    {
        using Tensor answers = tensor(new float[] { 1, 2, 30, 40, 3, 4, 50, 60 }).view(4, 2), mean = TestTimeAugmentation.Flip.Average(answers);
        Assert.Equal([2, 3, 40, 50], Samples.Values(mean));
    }

    [Fact]
    public void Crops_larger_than_the_images_are_refused()
    {
        using Tensor images = zeros(1, 1, 5, 9);
        Assert.StartsWith("Crops of 6×6 do not fit into images of 9×5", Assert.Throws<KitException>(() => TestTimeAugmentation.TenCrop(6).Expand(images)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_prediction_is_the_mean_of_the_views_probabilities()
    {
        ImageSplit noise = Samples.Noise(30, 1, 4, 4);
        var source = new BatchLoader(noise, PixelNormalisation.Of(noise));
        using var model = nn.Sequential(nn.Flatten(), nn.Linear(16, 3));
        string[] classes = ["a", "b", "c"];
        Predictions plain = Predictor.Predict(model, source, classes), none = Predictor.Predict(model, source, classes, TestTimeAugmentation.None), flipped = Predictor.Predict(model, source, classes, TestTimeAugmentation.Flip);

        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        Tensor images = source.InOrder(new BatchOptions { BatchSize = 30 }).Single().Images;
        Tensor expected = (model.call(images).softmax(1) + model.call(images.flip(3)).softmax(1)) / 2;
        Assert.Equal(plain.Probabilities.ToArray(), none.Probabilities.ToArray());
        Assert.All(Samples.Values(expected).Zip(flipped.Probabilities.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
        Assert.Equal(-Enumerable.Range(0, 30).Average(i => Math.Log(expected[i, noise.Labels[i]].item<float>())), flipped.Loss, 1e-4);
    }

    [Fact]
    public void No_tensor_is_left_behind()
    {
        using Tensor images = rand(2, 3, 8, 8);
        long before = Samples.LiveTensors();
        for (int i = 0; i < 5; i++)
            foreach (TestTimeAugmentation kind in new[] { TestTimeAugmentation.None, TestTimeAugmentation.Flip, TestTimeAugmentation.TenCrop(7) })
                using (Tensor views = kind.Expand(images))
                using (Tensor flat = views.flatten(1))
                    kind.Average(flat).Dispose();
        Assert.Equal(before, Samples.LiveTensors());
    }
}
