using static TorchSharp.torch;

namespace NotebookKit.Tests.Training;

public sealed class EvaluatorTests
{
    [Fact]
    public void Predictions_and_loss_are_those_of_the_models_own_logits()
    {
        ImageDataset data = Samples.TrousersAndBags;
        using var model = new CifarResNet(8, channels: 1, classes: 2, width: 4);
        PixelNormalisation statistics = PixelNormalisation.Of(data.Train);
        Evaluation judged = Evaluator.Evaluate(model, data.Test, data.ClassNames, statistics);

        model.eval();
        using Batch all = new BatchLoader(data.Test, statistics) { BatchSize = 1000 }.InOrder().Single();
        using Tensor logits = model.call(all.Images);
        Assert.Equal(logits.argmax(1).data<long>().Select(label => (int)label), judged.Predictions);
        Assert.Equal(nn.functional.cross_entropy(logits, all.Labels).item<float>(), judged.Loss, 1e-5);
    }

    [Fact]
    public void With_mirror_images_the_mean_of_both_answers_counts()
    {
        manual_seed(1);
        using var model = new CifarResNet(8, channels: 1, classes: 2, width: 4);
        ImageSplit images = Samples.TrousersAndBags.Test;
        PixelNormalisation statistics = PixelNormalisation.Of(Samples.TrousersAndBags.Train);
        Evaluation judged = Evaluator.Evaluate(model, images, ["Trouser", "Bag"], statistics, augmentation: TestTimeAugmentation.Flip);

        model.eval();
        using Batch all = new BatchLoader(images, statistics) { BatchSize = 1000 }.InOrder().Single();
        using Tensor mean = (model.call(all.Images).softmax(1) + model.call(all.Images.flip(3)).softmax(1)) / 2;
        Assert.Equal(mean.amax(1).data<float>().ToArray(), judged.Confidences, (a, b) => Math.Abs(a - b) < 1e-5);
        Assert.Equal(mean.argmax(1).data<long>().Select(label => (int)label), judged.Predictions);
    }

    [Fact]
    public void The_models_mode_is_as_before()
    {
        using var model = new CifarResNet(8, channels: 1, classes: 2, width: 4);
        model.train();
        Evaluator.Evaluate(model, Samples.TrousersAndBags.Test, ["Trouser", "Bag"], PixelNormalisation.Of(Samples.TrousersAndBags.Train));
        Assert.True(model.training);
    }

    [Fact]
    public void Cancelling_ends_it_before_the_next_batch()
    {
        using var model = new CifarResNet(8, channels: 1, classes: 2, width: 4);
        Assert.Throws<OperationCanceledException>(() => Evaluator.Evaluate(
            model, Samples.TrousersAndBags.Test, ["Trouser", "Bag"], PixelNormalisation.Of(Samples.TrousersAndBags.Train), cancellationToken: new CancellationToken(canceled: true)));
    }

    [Fact]
    public void No_images_are_a_sentence()
    {
        using var model = new CifarResNet(8, channels: 1, classes: 2, width: 4);
        Assert.Throws<KitException>(() => Evaluator.Evaluate(
            model, Samples.TrousersAndBags.Test.Subset("test", []), ["Trouser", "Bag"], PixelNormalisation.Of(Samples.TrousersAndBags.Train)));
    }

    [Fact]
    public void Mistakes_come_surest_first()
    {
        var judged = new Evaluation { Images = Samples.Noise(4, 1, 2, 2), ClassNames = ["a", "b", "c"], Predictions = [0, 2, 0, 1], Confidences = [0.9f, 0.5f, 0.8f, 0.7f], Loss = 1 };
        Assert.Equal([2, 3, 1], judged.Mistakes());
    }
}
