using System.Globalization;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// The same training with several seeds: how far apart the results are, and what the averaged predictions of all reach (an ensemble;
/// Hansen and Salamon 1990).
/// </summary>
/// <param name="Runs">One a seed.</param>
public sealed record RepeatedRuns(IReadOnlyList<RepeatedRun> Runs)
{
    /// <summary>The mean of the runs' test accuracies.</summary>
    public double Mean => Runs.Average(run => run.Accuracy.Value);

    /// <summary>Their sample standard deviation; NaN for a single run.</summary>
    public double StandardDeviation => Math.Sqrt(Runs.Sum(run => Math.Pow(run.Accuracy.Value - Mean, 2)) / (Runs.Count - 1.0));

    /// <summary>The mean of all runs' probabilities.</summary>
    public Predictions Averaged { get; } = Predictions.Average([.. Runs.Select(run => run.Predictions)]);

    /// <summary>The accuracy of the averaged predictions.</summary>
    public Score Ensemble => Accuracy.Of(Averaged) with { Name = "ensemble accuracy" };

    /// <summary>Trains a new model for each seed and judges it on the test split.</summary>
    /// <param name="build">Builds the model for a seed; libtorch's generator is seeded with it before.</param>
    /// <param name="data">The data set.</param>
    /// <param name="options">How to train; the seed is replaced, and each run's checkpoints get a folder of their own below the one given.</param>
    /// <param name="repetitions">How many runs, with the seeds from the options' on; ignored when seeds are given.</param>
    /// <param name="seeds">The seeds, or null.</param>
    /// <exception cref="KitException">A training failed, or all was stopped before the first run ended.</exception>
    public static RepeatedRuns Fit(
        Func<int, nn.Module<Tensor, Tensor>> build, ImageDataset data, TrainingOptions? options = null, int repetitions = 5, IReadOnlyList<int>? seeds = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Fit(build, (model, seeded) => Trainer.Fit(model, data, seeded), run => run.Predict(data.Test), options, repetitions, seeds);
    }

    /// <summary>The same on batches from anywhere.</summary>
    /// <param name="build">Builds the model for a seed; libtorch's generator is seeded with it before.</param>
    /// <param name="train">The images to learn from.</param>
    /// <param name="validation">The images to choose the best epoch by, or null.</param>
    /// <param name="test">The images to be judged on.</param>
    /// <param name="options">How to train; the seed is replaced.</param>
    /// <param name="repetitions">How many runs, with the seeds from the options' on; ignored when seeds are given.</param>
    /// <param name="seeds">The seeds, or null.</param>
    /// <exception cref="KitException">A training failed, or all was stopped before the first run ended.</exception>
    public static RepeatedRuns Fit(
        Func<int, nn.Module<Tensor, Tensor>> build, IBatchSource train, IBatchSource? validation, IBatchSource test, TrainingOptions? options = null, int repetitions = 5,
        IReadOnlyList<int>? seeds = null) =>
        Fit(build, (model, seeded) => Trainer.Fit(model, train, validation, seeded), run => run.Predict(test), options, repetitions, seeds);

    /// <summary>One line: mean and deviation, and the ensemble.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"accuracy {Mean:F4} ± {StandardDeviation:F4} over {Runs.Count} runs (seeds {string.Join(", ", Runs.Select(run => run.Seed))}); {Ensemble}");

    private static RepeatedRuns Fit(
        Func<int, nn.Module<Tensor, Tensor>> build, Func<nn.Module<Tensor, Tensor>, TrainingOptions, TrainingRun> fit, Func<TrainingRun, Predictions> judge, TrainingOptions? options,
        int repetitions, IReadOnlyList<int>? seeds)
    {
        ArgumentNullException.ThrowIfNull(build);
        options ??= new TrainingOptions();
        seeds ??= [.. Enumerable.Range(options.Seed, Math.Max(1, repetitions))];
        List<RepeatedRun> runs = [];
        using Tensor callers = random.get_rng_state();
        try
        {
            foreach (int seed in seeds)
            {
                random.manual_seed(seed);
                using nn.Module<Tensor, Tensor> model = build(seed);
                TrainingRun run = fit(model, options with { Seed = seed, Checkpoint = options.Checkpoint is { } plan ? plan with { Folder = FolderOf(plan, seed) } : null });
                // What was stopped half-way is no repetition.
                if (run.StopReason == TrainingSession.Interrupted) break;
                runs.Add(new RepeatedRun(seed, judge(run), run.History, run.Seconds));
            }
        }
        finally
        {
            random.set_rng_state(callers);
        }

        return runs.Count > 0 ? new RepeatedRuns(runs) : throw new KitException("The repetitions were stopped before the first ended.");
    }

    private static string FolderOf(CheckpointPlan plan, int seed) => Path.Combine(plan.Folder, string.Create(CultureInfo.InvariantCulture, $"seed-{seed}"));
}
