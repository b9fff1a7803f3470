using System.Diagnostics;
using System.Globalization;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace NotebookKit;

/// <summary>
/// Measures, once a process, whether each lever helps here: a few steps of a small convolution, forward and backward, with
/// and without it. bfloat16 without processor support is up to 40 times slower, so no lever is taken on trust.
/// </summary>
internal static class AccelerationProbe
{
    private const int Rounds = 5;
    private const double WorthIt = 1.1;
    private static readonly Lock Gate = new();
    private static Measurement? _measured;

    /// <summary>The levers to use, as the options say or else as measured.</summary>
    public static Acceleration Decide(TrainingOptions options)
    {
        bool measures = options is { BFloat16: null } or { ChannelsLast: null } or { KeepMemory: null };
        Measurement? found = measures ? Measure() : null;

        bool keep = options.KeepMemory ?? found!.KeepGain >= WorthIt;
        keep = Allocator.Keep(keep) && keep;
        bool bfloat16 = (options.BFloat16 ?? found!.BFloat16Gain >= WorthIt) && Autocast.IsAvailable;
        bool channelsLast = options.ChannelsLast ?? (bfloat16 && found is not null ? found.BFloat16Gain : found?.ChannelsLastGain) >= WorthIt;
        return new Acceleration(bfloat16, channelsLast, keep,
        [
            Reason("bfloat16", bfloat16, options.BFloat16, found?.BFloat16Gain, Autocast.IsAvailable ? null : "this platform's libtorch does not offer autocast"),
            Reason("channels-last", channelsLast, options.ChannelsLast, found?.ChannelsLastGain, null),
            Reason("memory kept", keep, options.KeepMemory, found?.KeepGain, OperatingSystem.IsLinux() ? null : "only glibc's allocator can be told"),
        ]);
    }

    private static string Reason(string lever, bool on, bool? asked, double? gain, string? impossible)
    {
        string state = $"{lever} {(on ? "on" : "off")}";
        if (!on && asked != false && impossible is not null) return $"{state} ({impossible})";
        if (asked is not null || gain is null) return $"{state} (as asked)";
        return string.Create(CultureInfo.InvariantCulture, $"{state} (probe: {gain:F1}× the speed)");
    }

    private static Measurement Measure()
    {
        lock (Gate)
        {
            if (_measured is not null) return _measured;
            // The allocator's own ways first: once it has been told anything, it is no longer as it was.
            bool kept = Allocator.Keeps;
            double plain = Fastest(() => Step(false, false));
            double keeping = Allocator.Keep(true) ? Fastest(() => Step(false, false)) : plain;
            double last = Fastest(() => Step(false, true));
            double half = Autocast.IsAvailable ? Fastest(() => Step(true, true)) : double.PositiveInfinity;
            Allocator.Keep(kept);
            return _measured = new Measurement(plain / keeping, keeping / last, keeping / half);
        }
    }

    /// <summary>The fastest of a few rounds, in milliseconds: what else the machine does can only add to it.</summary>
    private static double Fastest(Action work)
    {
        work();
        double fastest = double.PositiveInfinity;
        for (int round = 0; round < Rounds; round++)
        {
            long start = Stopwatch.GetTimestamp();
            work();
            fastest = Math.Min(fastest, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return fastest;
    }

    private static void Step(bool bfloat16, bool channelsLast)
    {
        using var scope = NewDisposeScope();
        Tensor images = rand(128, 16, 32, 32), filters = rand(16, 16, 3, 3);
        if (channelsLast) (images, filters) = (MemoryLayout.ChannelsLast(images), MemoryLayout.ChannelsLast(filters));
        filters.requires_grad_(true);
        Tensor output;
        using (Autocast.Begin(bfloat16)) output = F.relu(F.conv2d(F.conv2d(images, filters, padding: [1, 1]), filters, padding: [1, 1]));
        output.to(float32).mean().backward();
    }

    /// <summary>How much faster each lever made the probe; bfloat16's includes channels-last.</summary>
    private sealed record Measurement(double KeepGain, double ChannelsLastGain, double BFloat16Gain);
}
