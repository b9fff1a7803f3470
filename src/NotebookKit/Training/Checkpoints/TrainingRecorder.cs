using System.Diagnostics;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>Writes a training's state down from time to time, and puts it back.</summary>
internal sealed class TrainingRecorder
{
    private readonly CheckpointPlan _plan;
    private readonly CheckpointFolder _folder;
    private readonly CheckpointFile? _found;
    private readonly IReadOnlyDictionary<string, string> _fingerprint;
    private readonly Acceleration _acceleration;
    private readonly int _steps;
    private long _savedAt = Stopwatch.GetTimestamp(), _savedStep;

    /// <param name="plan">When to write.</param>
    /// <param name="folder">Where to.</param>
    /// <param name="found">The checkpoint to go on from, or null.</param>
    /// <param name="fingerprint">Whose checkpoints these are.</param>
    /// <param name="acceleration">The levers in use.</param>
    /// <param name="steps">Steps of an epoch.</param>
    /// <exception cref="KitException">The checkpoint found is one of another training.</exception>
    public TrainingRecorder(
        CheckpointPlan plan, CheckpointFolder folder, CheckpointFile? found, IReadOnlyDictionary<string, string> fingerprint, Acceleration acceleration, int steps)
    {
        (_plan, _folder, _found, _fingerprint, _acceleration, _steps) = (plan, folder, found, fingerprint, acceleration, steps);
        if (found is null) return;
        string? difference = TrainingFingerprint.Difference(found.Header.Fingerprint, fingerprint) is { } other ? $"its {other.Name}: {other.Written}; now: {other.Now}"
            : found.Header.BFloat16 != acceleration.BFloat16 ? "bfloat16 the other way"
            : found.Header.ChannelsLast != acceleration.ChannelsLast ? "channels-last the other way"
            : found.Header.FusedLayers != acceleration.FusedLayers ? "fused layers the other way"
            : null;
        if (difference is not null)
            throw new KitException($"The folder {Path.GetFullPath(plan.Folder)} holds a checkpoint of another training ({difference}): give this training a folder of its own, or make it as the other was.");
    }

    /// <summary>Puts everything back as it was at the checkpoint, or returns null when there is none.</summary>
    /// <exception cref="KitException">The checkpoint does not hold what this version of the kit needs.</exception>
    public CheckpointHeader? Resume(TrainingLoop loop, WeightSnapshot best)
    {
        if (_found is null) return null;
        try
        {
            if (_found.Header.BestEpoch > 0) best.Take();
            using Tensor state = random.get_rng_state();
            foreach ((string name, Tensor value) in TensorsOf(loop, best, state)) _found.Read(name, value);
            random.set_rng_state(state);
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            throw new KitException($"The checkpoint in {Path.GetFullPath(_plan.Folder)} cannot be used ({error.Message}): delete it to begin anew.", error);
        }

        loop.Updates = _found.Header.Updates;
        _savedStep = StepOf(_found.Header.Totals);
        return _found.Header;
    }

    /// <summary>Whether a checkpoint is due after an epoch.</summary>
    public bool IsDueAfterEpoch(int epoch) => _plan.EveryEpochs > 0 && epoch % _plan.EveryEpochs == 0;

    /// <summary>Whether a checkpoint is due after a step.</summary>
    public bool IsDueAfterStep(EpochTotals totals) =>
        (_plan.EverySteps > 0 && StepOf(totals) - _savedStep >= _plan.EverySteps) || (_plan.Every is { } time && Stopwatch.GetElapsedTime(_savedAt) >= time);

    /// <summary>Writes a checkpoint. What is in the way of that does not end the training; it is returned as a sentence.</summary>
    public string? Save(TrainingLoop loop, WeightSnapshot best, EpochTotals totals, TrainingHistory history)
    {
        var header = new CheckpointHeader
        {
            Fingerprint = _fingerprint,
            BFloat16 = _acceleration.BFloat16,
            ChannelsLast = _acceleration.ChannelsLast,
            FusedLayers = _acceleration.FusedLayers,
            Threads = get_num_threads(),
            Totals = totals,
            Updates = loop.Updates,
            Epochs = history.Epochs,
            BestEpoch = history.BestEpoch,
            Log = history.Log.Lines,
        };
        (_savedAt, _savedStep) = (Stopwatch.GetTimestamp(), StepOf(totals));
        using Tensor state = random.get_rng_state();
        try
        {
            CheckpointFile.Write(_folder.PathOf(_savedStep), header, [.. TensorsOf(loop, best, state)]);
            _folder.Prune();
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The system's message ends with the name of a temporary file, which says nothing to anybody.
            string reason = error.Message.Split(" : '")[0];
            return $"The checkpoint after step {_savedStep} could not be written ({reason}); what was written before it is kept, and the training goes on.";
        }
    }

    /// <summary>A count of steps over all epochs.</summary>
    private long StepOf(EpochTotals totals) => (totals.Epoch - 1L) * _steps + totals.Steps;

    private static IEnumerable<(string Name, Tensor Value)> TensorsOf(TrainingLoop loop, WeightSnapshot best, Tensor torchState) =>
    [
        .. Numbered("weights", loop.Trained.All), .. Numbered("optimizer", loop.OptimizerState), .. Numbered("average", loop.Average?.Values ?? []), .. Numbered("best", best.Kept),
        ("torch", torchState),
    ];

    private static IEnumerable<(string Name, Tensor Value)> Numbered(string name, IReadOnlyList<Tensor> tensors) => tensors.Select((value, i) => ($"{name} {i}", value));
}
