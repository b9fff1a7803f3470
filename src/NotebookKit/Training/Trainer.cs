using System.Diagnostics;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>Trains image classifiers: <c>Trainer.Fit(model, data)</c>.</summary>
public static class Trainer
{
    /// <summary>
    /// Trains a model, with SGD, Nesterov momentum and a one-cycle schedule unless the options say otherwise. A part of the training
    /// images is held out, and after each epoch the model is judged on it; the weights of the best epoch are kept. Stopping (an
    /// interrupt, or the options' token) ends it within a batch and keeps what was learned.
    /// </summary>
    /// <param name="model">Takes N×C×H×W and returns N×classes logits. Trained in place.</param>
    /// <param name="data">The data set; its test split is not touched.</param>
    /// <param name="options">How; the defaults unless said.</param>
    /// <exception cref="KitException">
    /// The loss is no longer a number, the model does not fit the images or the classes, a class is empty, a label has no class, memory
    /// ran out, or the checkpoint folder is another training's.
    /// </exception>
    /// <example><code>TrainingRun run = Trainer.Fit(new CifarResNet(depth: 8, channels: 1), data, new() { Epochs = 12 });</code></example>
    public static TrainingRun Fit(nn.Module<Tensor, Tensor> model, ImageDataset data, TrainingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        options ??= new TrainingOptions();
        options.Validate();
        LabelCheck.MustFit("training", [.. data.Train.Labels.Select(label => (int)label)], data.ClassNames, options.AllowEmptyClasses);

        long start = Stopwatch.GetTimestamp();
        (ImageSplit train, ImageSplit validation) = ValidationSplit.Hold(data.Train, options.ValidationFraction, options.Seed);
        PixelNormalisation normalisation = PixelNormalisation.Of(train);
        var shuffled = new BatchLoader(train, normalisation) { IsSynthetic = data.IsSynthetic, Augmentation = options.Augmentation ?? Augmentation.For(train) };
        TrainingRun run = Fit(model, shuffled, new BatchLoader(validation, normalisation), options with { ClassNames = data.ClassNames });
        return run with { Options = options, Normalisation = normalisation, Seconds = Stopwatch.GetElapsedTime(start).TotalSeconds };
    }

    /// <summary>Trains a model on batches from anywhere; otherwise as <see cref="Fit(nn.Module{Tensor, Tensor}, ImageDataset, TrainingOptions)"/>.</summary>
    /// <param name="model">Takes N×C×H×W and returns N×classes logits. Trained in place.</param>
    /// <param name="train">The images to learn from, with their normalisation and augmentation.</param>
    /// <param name="validation">The images to choose the best epoch by; null to keep the last epoch's weights.</param>
    /// <param name="options">How; the defaults unless said. Their augmentation and validation fraction play no role here.</param>
    /// <exception cref="KitException">As the other.</exception>
    public static TrainingRun Fit(nn.Module<Tensor, Tensor> model, IBatchSource train, IBatchSource? validation, TrainingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(train);
        options ??= new TrainingOptions();
        options.Validate();
        if (!model.parameters().Any(parameter => parameter.requires_grad)) throw new KitException($"{ModelName.Of(model)} has no parameter that can be trained.");
        IReadOnlyList<string> classNames = ClassNumbers.Of(options.ClassNames ?? train.ClassNames, train.Labels.Concat(validation?.Labels ?? []));
        LabelCheck.MustFit("training", train.Labels, classNames, options.AllowEmptyClasses);
        if (validation is not null) LabelCheck.MustFit("validation", validation.Labels, classNames, allowEmpty: true);
        else if (options.EarlyStopping is { } rule && rule.Metric.NeedsValidation())
            throw new KitException($"Early stopping watches the {rule.Metric.Describe()}, but there are no validation images: give some, or watch the training loss.");

        if (validation is null && options.Schedule is PlateauSchedule plateau && plateau.Metric.NeedsValidation())
            throw new KitException($"The plateau schedule watches the {plateau.Metric.Describe()}, but there are no validation images: give some, or watch the training loss.");

        long start = Stopwatch.GetTimestamp();
        // From here on: an interrupt while the probe runs ends in good order, too.
        CancellationToken interrupted = LiveDisplay.Interrupted();
        using CheckpointFolder? folder = options.Checkpoint is { } plan ? new CheckpointFolder(plan.Folder) : null;
        List<string> notes = [];
        CheckpointFile? found = folder?.Latest(notes);
        // The probe may find otherwise this time, but a resumed training goes on as it began.
        Acceleration acceleration = AccelerationProbe.Decide(found is null ? options : options with
        {
            BFloat16 = options.BFloat16 ?? found.Header.BFloat16,
            ChannelsLast = options.ChannelsLast ?? found.Header.ChannelsLast,
            FusedLayers = options.FusedLayers ?? found.Header.FusedLayers,
        });
        if (acceleration.ChannelsLast) MemoryLayout.ChannelsLast(model);

        using var loop = new TrainingLoop(model, train, options, acceleration, classNames.Count);
        TrainingRecorder? recorder = folder is null ? null : new TrainingRecorder(
            options.Checkpoint!, folder, found, TrainingFingerprint.Of(model, train, validation, classNames.Count, options).With(First(train, loop, options)), acceleration, loop.Steps);
        if (found is not null && found.Header.Threads != get_num_threads())
            notes.Add($"The checkpoint was written with {found.Header.Threads} threads; with {get_num_threads()} sums are rounded otherwise, so the result is not bit for bit that of an uninterrupted training.");

        var log = new TrainingLog(options, acceleration, loop.Steps, start, train.IsSynthetic);
        foreach (string note in notes) log.Note(note);
        Func<CancellationToken, Predictions>? judge = validation is null ? null : stop => Predictor.Predict(model, validation, classNames, acceleration, stop);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(options.CancellationToken, interrupted);
        using var session = new TrainingSession(model, loop, options, log, recorder, judge);
        session.Run(stop.Token);

        return new TrainingRun
        {
            Model = model,
            History = log.History,
            Options = options,
            Acceleration = acceleration,
            Normalisation = null,
            ClassNames = classNames,
            TrainingImages = train.Count,
            ValidationImages = validation?.Count ?? 0,
            Stopped = log.History.Epochs.Count < options.Epochs,
            StopReason = session.StopReason,
            Notes = log.Notes,
            ResumedAt = log.ResumedAt,
            Seconds = Stopwatch.GetElapsedTime(start).TotalSeconds,
        };
    }

    private static Batch? First(IBatchSource train, TrainingLoop loop, TrainingOptions options) =>
        train.Epoch(loop.Batches, TrainingSeeds.Epoch(options.Seed, 1)).FirstOrDefault();
}
