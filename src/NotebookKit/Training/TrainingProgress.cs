using System.Globalization;

namespace NotebookKit;

/// <summary>A moment of a running training: what a progress bar, an ETA and a live curve need.</summary>
public sealed record TrainingProgress
{
    private const int BarWidth = 24;
    private const double WorthSaying = 0.1;

    /// <summary>The running epoch, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>How many epochs were asked for.</summary>
    public required int Epochs { get; init; }

    /// <summary>Steps done in this epoch.</summary>
    public required int Step { get; init; }

    /// <summary>Steps in an epoch.</summary>
    public required int Steps { get; init; }

    /// <summary>The running mean of this epoch's training loss.</summary>
    public required double Loss { get; init; }

    /// <summary>The running accuracy on this epoch's training batches, 0 to 1.</summary>
    public required double Accuracy { get; init; }

    /// <summary>Time since the training began.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Images trained on per second, over the whole run so far.</summary>
    public required double ImagesPerSecond { get; init; }

    /// <summary>The part of this epoch's time, 0 to 1, in which the training waited for its next batch: near 0 when loading keeps up.</summary>
    public double DataWait { get; init; }

    /// <summary>The part of the training that was done when this process took it up from a checkpoint, 0 to 1.</summary>
    public double ResumedAt { get; init; }

    /// <summary>The epochs that have ended.</summary>
    public required TrainingHistory History { get; init; }

    /// <summary>What the training runs with: each lever, on or off, and why (<see cref="Acceleration.ToString"/>), and what went otherwise than planned.</summary>
    public required string Settings { get; init; }

    /// <summary>Whether this is the last word: training ended or was stopped.</summary>
    public bool Ended { get; init; }

    /// <summary>Whether the training was stopped before its last epoch.</summary>
    public bool Stopped { get; init; }

    /// <summary>The part of the training that is done, 0 to 1.</summary>
    public double Fraction => Math.Clamp(((Epoch - 1) * (double)Steps + Step) / Math.Max(1, Epochs * (double)Steps), 0, 1);

    /// <summary>The time that is left at the speed so far, or null before there is any.</summary>
    public TimeSpan? Remaining => Ended ? TimeSpan.Zero : Fraction > ResumedAt ? Elapsed * ((1 - Fraction) / (Fraction - ResumedAt)) : null;

    /// <summary>Whether an epoch, or the whole training, has just ended.</summary>
    public bool EndsEpoch => Ended || (Step == Steps && History.Epochs.Count == Epoch);

    /// <summary>One line for a terminal: bar, epoch, loss, accuracy, speed and ETA.</summary>
    public override string ToString()
    {
        int filled = (int)Math.Round(Fraction * BarWidth);
        string bar = new string('█', filled) + new string('░', BarWidth - filled);
        EpochRecord? last = History.Epochs.Count > 0 ? History.Epochs[^1] : null;
        string validation = last is null || double.IsNaN(last.ValidationAccuracy) ? "" : string.Create(CultureInfo.InvariantCulture, $" · validation {last.ValidationAccuracy:P1}");
        string time = Stopped ? $"stopped after {Clock(Elapsed)}"
            : Ended ? $"done in {Clock(Elapsed)}"
            : $"{Clock(Elapsed)} gone, {(Remaining is { } left ? Clock(left) : "?")} left";
        string waits = DataWait < WorthSaying ? "" : string.Create(CultureInfo.InvariantCulture, $" · {DataWait:P0} of it waiting for data");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{bar} epoch {Epoch}/{Epochs} · loss {Loss:F3} · accuracy {Accuracy:P1}{validation} · {ImagesPerSecond:F0} images/s{waits} · {time}");
    }

    private static string Clock(TimeSpan time) =>
        time.ToString(time.TotalHours >= 1 ? @"h\:mm\:ss" : @"m\:ss", CultureInfo.InvariantCulture);
}
