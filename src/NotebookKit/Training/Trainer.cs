using System.Diagnostics;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>Trains image classifiers: <c>Trainer.Fit(model, data)</c>.</summary>
public static class Trainer
{
    /// <summary>
    /// Trains a model with SGD, Nesterov momentum and a one-cycle schedule. A part of the training images is held out, and
    /// after each epoch the model is judged on it; the weights of the best epoch are kept. Stopping (an interrupt, or the
    /// options' token) ends it within a batch and keeps what was learned.
    /// </summary>
    /// <param name="model">Takes N×C×H×W and returns N×classes logits. Trained in place.</param>
    /// <param name="data">The data set; its test split is not touched.</param>
    /// <param name="options">How; the defaults unless said.</param>
    /// <exception cref="KitException">The loss is no longer a number, or the model's output does not fit the classes.</exception>
    /// <example><code>TrainingRun run = Trainer.Fit(new CifarResNet(depth: 8, channels: 1), data, new() { Epochs = 12 });</code></example>
    public static TrainingRun Fit(nn.Module<Tensor, Tensor> model, ImageDataset data, TrainingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        options ??= new TrainingOptions();
        options.Validate();
        data.Train.CountPerClass(data.ClassNames.Count);
        if (!model.parameters().Any(parameter => parameter.requires_grad)) throw new KitException($"{model.GetName()} has no parameter that can be trained.");

        long start = Stopwatch.GetTimestamp();
        Acceleration acceleration = AccelerationProbe.Decide(options);
        (ImageSplit train, ImageSplit validation) = ValidationSplit.Hold(data.Train, options.ValidationFraction, options.Seed);
        PixelNormalisation normalisation = PixelNormalisation.Of(train);
        if (acceleration.ChannelsLast) MemoryLayout.ChannelsLast(model);

        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(options.CancellationToken, LiveDisplay.Interrupted());
        using var loop = new TrainingLoop(model, options, acceleration, train, normalisation, data.ClassNames.Count);
        var log = new TrainingLog(options, acceleration, loop.Steps, start);
        using var best = new WeightSnapshot(model);
        double bestAccuracy = -1, bestLoss = double.PositiveInfinity;

        try
        {
            for (int epoch = 1; epoch <= options.Epochs; epoch++)
            {
                long epochStart = Stopwatch.GetTimestamp();
                EpochTotals totals = loop.RunEpoch(epoch, log, stop.Token);
                Evaluation judged = Evaluator.Evaluate(model, validation, data.ClassNames, normalisation, acceleration, stop.Token);
                bool improved = judged.Accuracy > bestAccuracy || (judged.Accuracy == bestAccuracy && judged.Loss < bestLoss);
                if (improved)
                {
                    (bestAccuracy, bestLoss) = (judged.Accuracy, judged.Loss);
                    best.Take();
                }

                log.EndEpoch(
                    new EpochRecord(epoch, totals.LearningRate, totals.Loss, totals.Accuracy, judged.Loss, judged.Accuracy, Stopwatch.GetElapsedTime(epochStart).TotalSeconds),
                    totals, improved);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopping is not an error: what was learned is kept.
        }
        finally
        {
            best.Restore();
            model.eval();
            log.End(stopped: log.History.Epochs.Count < options.Epochs);
        }

        return new TrainingRun
        {
            Model = model,
            History = log.History,
            Options = options,
            Acceleration = acceleration,
            Normalisation = normalisation,
            ClassNames = data.ClassNames,
            TrainingImages = train.Count,
            ValidationImages = validation.Count,
            Stopped = log.History.Epochs.Count < options.Epochs,
            Seconds = Stopwatch.GetElapsedTime(start).TotalSeconds,
        };
    }
}
