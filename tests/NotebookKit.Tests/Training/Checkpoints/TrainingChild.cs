using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace NotebookKit.Tests.Training;

/// <summary>
/// A training in a process of its own, which can be killed: this test program again, which then trains instead of testing. It writes a
/// line at each step, and at its end the bytes of all weights.
/// </summary>
internal static class TrainingChild
{
    private const string Variable = "NOTEBOOKKIT_TEST_TRAINING";

    /// <summary>Starts it.</summary>
    /// <param name="weights">The file for the final weights.</param>
    /// <param name="checkpoints">The checkpoint folder, or empty for none.</param>
    /// <param name="accelerated">Whether bfloat16 and channels-last are on.</param>
    /// <param name="shell">A program with arguments that runs another, such as unshare; empty for none.</param>
    public static Process Start(string weights, string checkpoints, bool accelerated, params IReadOnlyList<string> shell)
    {
        string program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "NotebookKit.Tests.exe" : "NotebookKit.Tests");
        var start = new ProcessStartInfo(shell.Count > 0 ? shell[0] : program, shell.Count > 0 ? [.. shell.Skip(1), program] : []) { RedirectStandardOutput = true };
        start.Environment[Variable] = string.Join('\n', weights, checkpoints, accelerated ? "1" : "0");
        return Process.Start(start)!;
    }

    /// <summary>The options of every child.</summary>
    public static TrainingOptions Options(bool accelerated) => new()
    {
        Epochs = 3,
        BatchSize = 20,
        LearningRate = 0.02,
        Optimizer = new AdamOptimizer(),
        Schedule = new WarmUpSchedule(1, new CosineSchedule()),
        MixUp = 0.2,
        Accumulate = 2,
        ClipNorm = 1,
        AverageDecay = 0.9,
        BFloat16 = accelerated && Autocast.IsAvailable,
        ChannelsLast = accelerated,
        KeepMemory = false,
        FusedLayers = accelerated,
        Seed = 11,
    };

    [ModuleInitializer]
    internal static void RunInstead()
    {
        if (Environment.GetEnvironmentVariable(Variable)?.Split('\n') is not [var weights, var checkpoints, var accelerated]) return;
        TorchRuntime.LoadWithTorchSharp();
        Train(weights, checkpoints, accelerated == "1");
        Environment.Exit(0);
    }

    private static void Train(string weights, string checkpoints, bool accelerated)
    {
        manual_seed(3);
        using var model = new DropoutModel();
        TrainingOptions options = Options(accelerated) with
        {
            Progress = new Lines(),
            Checkpoint = checkpoints.Length > 0 ? new CheckpointPlan(checkpoints) { EverySteps = 1 } : null,
        };
        TrainingRun run = Trainer.Fit(model, Samples.TrousersAndBags, options);
        foreach (string note in run.Notes) Console.WriteLine("note: " + note);
        AtomicFile.Write(weights, WeightBytes(model));
    }

    private static byte[] WeightBytes(nn.Module model)
    {
        using var scope = NewDisposeScope();
        return [.. model.state_dict().OrderBy(named => named.Key, StringComparer.Ordinal).SelectMany(named => named.Value.contiguous().bytes.ToArray())];
    }

    /// <summary>A line whenever something is shown; the model writes one at each step.</summary>
    private sealed class Lines : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"epoch {value.Epoch} step {value.Step} resumed at {value.ResumedAt:F3}"));
    }
}
