using System.ComponentModel;

namespace NotebookKit.Interactive;

/// <summary>Magic commands that train.</summary>
public static class TrainingMagics
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<MagicCommand> All { get; } = [MagicCommand.Of("#!lr-find", FindRateAsync), MagicCommand.Of("#!train", TrainAsync)];

    /// <summary>Finds a learning rate; the model is as before afterwards.</summary>
    [Description("Finds a learning rate by trying (Smith 2017). The model is as before afterwards.")]
    public static async Task<LearningRateCurve> FindRateAsync(
        [Description("a variable that holds a model"), Offers<ModelNames>] string model,
        [Description("a variable that holds data, or the name of a data set"), Offers<DatasetNames>] string data,
        IMagicHost host, CancellationToken interrupted,
        [Description("images of a step")] int batchSize = 128,
        [Description("the first rate")] double from = 1e-5,
        [Description("the last rate")] double to = 10,
        [Description("how many rates, 10 or more")] int steps = 100,
        [Description("a new variable that holds the result")] string? into = null)
    {
        ArgumentNullException.ThrowIfNull(host);
        var trained = NamedModel.FindTrainable(model, "#!lr-find", host.Variables);
        var options = new TrainingOptions { BatchSize = batchSize, Seed = SessionMagics.TrainingSeed, CancellationToken = interrupted };
        LearningRateCurve curve = NamedData.Find(data, "#!lr-find", host.Variables) switch
        {
            ImageDataset images => LearningRateFinder.Run(trained, images, options, from, to, steps),
            var batches => LearningRateFinder.Run(trained, (IBatchSource)batches, options, from, to, steps),
        };
        if (into is not null) await MagicResults.DeclareAsync(into, curve, host);
        return curve;
    }

    /// <summary>Trains a model in place.</summary>
    [Description("Trains a model in place, live; an interrupt ends it and keeps what was learned.")]
    public static async Task<TrainingRun> TrainAsync(
        [Description("a variable that holds a model"), Offers<ModelNames>] string model,
        [Description("a variable that holds data, or the name of a data set"), Offers<DatasetNames>] string data,
        IMagicHost host, CancellationToken interrupted,
        [Description("how often the images are gone through")] int epochs = 10,
        [Description("images of a step")] int batchSize = 128,
        [Description("the highest learning rate")] double learningRate = 0.1,
        [Description("decides order and augmentation; #!seed's unless said")] int? seed = null,
        [Description("a folder to write checkpoints to, and to go on from")] string? checkpoint = null,
        [Description("a new variable that holds the finished training")] string? into = null)
    {
        ArgumentNullException.ThrowIfNull(host);
        var trained = NamedModel.FindTrainable(model, "#!train", host.Variables);
        var options = new TrainingOptions
        {
            Epochs = epochs,
            BatchSize = batchSize,
            LearningRate = learningRate,
            Seed = seed ?? SessionMagics.TrainingSeed,
            Checkpoint = checkpoint is null ? null : new CheckpointPlan(checkpoint),
            CancellationToken = interrupted,
        };
        TrainingRun run = NamedData.Find(data, "#!train", host.Variables) switch
        {
            ImageDataset images => Trainer.Fit(trained, images, options),
            var batches => Trainer.Fit(trained, (IBatchSource)batches, validation: null, options),
        };
        if (into is not null) await MagicResults.DeclareAsync(into, run, host);
        return run;
    }
}
