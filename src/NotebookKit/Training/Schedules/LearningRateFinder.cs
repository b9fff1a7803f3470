using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// Finds a learning rate by trying: a short training whose rate grows until the loss blows up (L. Smith, "Cyclical Learning Rates for
/// Training Neural Networks", 2017, section 3.3). The model is as before afterwards.
/// </summary>
public static class LearningRateFinder
{
    private const double Smoothing = 0.9, BlownUp = 4;
    private const int Fewest = 10;

    /// <summary>Tries learning rates on a data set's training images.</summary>
    /// <param name="model">The model; its weights are put back.</param>
    /// <param name="data">The data set.</param>
    /// <param name="options">How the training will be; the finder's own rates take the place of the schedule.</param>
    /// <param name="from">The first rate.</param>
    /// <param name="to">The last rate, if the loss does not blow up before it.</param>
    /// <param name="steps">How many rates, at least 10.</param>
    /// <exception cref="KitException">The model does not fit the data, or even the first rates are too high.</exception>
    public static LearningRateCurve Run(nn.Module<Tensor, Tensor> model, ImageDataset data, TrainingOptions? options = null, double from = 1e-5, double to = 10, int steps = 100)
    {
        ArgumentNullException.ThrowIfNull(data);
        options ??= new TrainingOptions();
        var train = new BatchLoader(data.Train, PixelNormalisation.Of(data.Train)) { Augmentation = options.Augmentation ?? Augmentation.For(data.Train) };
        return Run(model, train, options with { ClassNames = data.ClassNames }, from, to, steps);
    }

    /// <summary>Tries learning rates on batches from anywhere.</summary>
    /// <param name="model">The model; its weights are put back.</param>
    /// <param name="train">The images to learn from.</param>
    /// <param name="options">How the training will be; the finder's own rates take the place of the schedule.</param>
    /// <param name="from">The first rate.</param>
    /// <param name="to">The last rate, if the loss does not blow up before it.</param>
    /// <param name="steps">How many rates, at least 10.</param>
    /// <exception cref="KitException">The model does not fit the data, or even the first rates are too high.</exception>
    public static LearningRateCurve Run(nn.Module<Tensor, Tensor> model, IBatchSource train, TrainingOptions? options = null, double from = 1e-5, double to = 10, int steps = 100)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(train);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(from);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(to, from);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, Fewest);
        options = (options ?? new TrainingOptions()) with { LearningRate = to, Schedule = new ExponentialSchedule(to / from, steps), AverageDecay = 0, Accumulate = 1 };
        options.Validate();
        IReadOnlyList<string> classNames = ClassNumbers.Of(options.ClassNames ?? train.ClassNames, train.Labels);
        LabelCheck.MustFit("training", train.Labels, classNames, options.AllowEmptyClasses);

        Acceleration acceleration = AccelerationProbe.Decide(options);
        if (acceleration.ChannelsLast) MemoryLayout.ChannelsLast(model);
        bool training = model.training;
        using Tensor callers = random.get_rng_state();
        using var loop = new TrainingLoop(model, train, options, acceleration, classNames.Count);
        using var begun = new WeightSnapshot(loop.Trained);
        begun.Take();
        try
        {
            random.manual_seed(options.Seed);
            return Curve(Try(loop, options, steps));
        }
        finally
        {
            begun.Restore();
            random.set_rng_state(callers);
            model.train(training);
        }
    }

    /// <summary>Rates and losses until the last step, or until the loss is four times its least.</summary>
    private static List<(double Rate, double Loss)> Try(TrainingLoop loop, TrainingOptions options, int steps)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(options.CancellationToken, LiveDisplay.Interrupted());
        List<(double Rate, double Loss)> tried = [];
        double smoothed = 0, least = double.PositiveInfinity;
        bool ended = false;
        try
        {
            for (int epoch = 1; ; epoch++)
            {
                double sum = 0;
                loop.RunEpoch(new EpochTotals(epoch), [], (totals, _) =>
                {
                    double loss = totals.LossSum - sum;
                    sum = totals.LossSum;
                    tried.Add((totals.LearningRate, loss));
                    smoothed = Smoothing * smoothed + (1 - Smoothing) * loss;
                    double level = smoothed / (1 - Math.Pow(Smoothing, tried.Count));
                    least = Math.Min(least, level);
                    if (tried.Count < steps && level <= BlownUp * least) return;
                    ended = true;
                    stop.Cancel();
                }, stop.Token);
            }
        }
        catch (OperationCanceledException) when (ended)
        {
            return tried;
        }
        catch (DivergedException)
        {
            return tried;
        }
    }

    private static LearningRateCurve Curve(List<(double Rate, double Loss)> tried)
    {
        if (tried.Count < Fewest) throw new KitException($"The loss blew up after {tried.Count} steps: let the finder begin at a lower rate.");
        double running = 0;
        double[] smoothed = [.. tried.Select((one, i) => (running = Smoothing * running + (1 - Smoothing) * one.Loss) / (1 - Math.Pow(Smoothing, i + 1)))];
        int lowest = Array.IndexOf(smoothed, smoothed.Min());
        // Rates grow by a constant factor, so differences of neighbours are slopes over the logarithm of the rate.
        int steepest = Enumerable.Range(1, Math.Max(1, lowest - 1)).MinBy(i => smoothed[Math.Min(i + 1, smoothed.Length - 1)] - smoothed[i - 1]);
        return new LearningRateCurve([.. tried.Select(one => one.Rate)], [.. tried.Select(one => one.Loss)], smoothed, tried[steepest].Rate);
    }
}
