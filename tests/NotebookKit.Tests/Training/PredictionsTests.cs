namespace NotebookKit.Tests.Training;

public sealed class PredictionsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void They_are_the_evaluations_answers()
    {
        using CifarResNet model = TrainingSamples.Network();
        TrainingRun run = Trainer.Fit(model, Samples.TrousersAndBags, TrainingSamples.Short with { Epochs = 1 });
        Predictions predicted = run.Predict(Samples.TrousersAndBags.Test);
        Evaluation judged = run.Evaluate(Samples.TrousersAndBags.Test);
        Assert.Equal((judged.Accuracy, judged.Loss), (predicted.Accuracy, predicted.Loss));
        Assert.Equal(judged.Predictions, predicted.Classes);
    }

    [Fact]
    public void A_training_predicts_from_several_views_of_each_image()
    {
        using CifarResNet model = TrainingSamples.Network();
        IBatchSource source = TrainingSamples.Source();
        TrainingRun run = Trainer.Fit(model, source, null, TrainingSamples.Short with { Epochs = 1 });

        Predictions one = run.Predict(source), same = run.Predict(source, TestTimeAugmentation.None), two = run.Predict(source, TestTimeAugmentation.Flip);

        Assert.Equal(one.Probabilities.ToArray(), same.Probabilities.ToArray());
        Assert.NotEqual(one.Probabilities.ToArray(), two.Probabilities.ToArray());
    }

    [Fact]
    public void Saved_and_loaded_they_are_the_same()
    {
        var predictions = new Predictions([0.1f, 0.2f, 0.7f, 1 / 3f, 1 / 3f, 1 / 3f], [2, 0], ["a, b", "say \"c\"", "d"]);
        predictions.Save(_folder["predictions.csv"]);
        Predictions loaded = Predictions.Load(_folder["predictions.csv"]);
        Assert.Equal(predictions.Probabilities.ToArray(), loaded.Probabilities.ToArray());
        Assert.Equal((predictions.Labels, predictions.ClassNames), (loaded.Labels, loaded.ClassNames), (a, b) => a.Labels.SequenceEqual(b.Labels) && a.ClassNames.SequenceEqual(b.ClassNames));
    }

    [Theory]
    [InlineData("", "holds no predictions"), InlineData("label,a\nb,1\n", "Row 1 of"), InlineData("label,a\na,x\n", "has 'x' where a probability belongs")]
    public void A_file_of_something_else_is_a_sentence(string content, string sentence)
    {
        File.WriteAllText(_folder["p.csv"], content);
        Assert.Contains(sentence, Assert.Throws<KitException>(() => Predictions.Load(_folder["p.csv"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_average_can_be_right_where_each_alone_is_wrong()
    {
        Predictions average = Predictions.Average(new Predictions([0.4f, 0.6f, 1, 0], [0, 0], ["a", "b"]), new Predictions([0.9f, 0.1f, 0.3f, 0.7f], [0, 0], ["a", "b"]));
        Assert.Equal(1, average.Accuracy);
    }

    [Fact]
    public void Predictions_for_other_images_are_not_averaged() => Assert.Throws<KitException>(() => Predictions.Average(new Predictions([1, 0], [0], ["a", "b"]), new Predictions([1, 0], [1], ["a", "b"])));

    [Fact]
    public void The_most_probable_classes_come_first() =>
        Assert.Equal(["c", "a"], new Predictions([0.3f, 0.2f, 0.5f], [0], ["a", "b", "c"]).Top(0, 2).Select(one => one.Class));

    public void Dispose() => _folder.Dispose();
}
