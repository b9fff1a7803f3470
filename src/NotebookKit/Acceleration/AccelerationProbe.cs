using System.Diagnostics;
using System.Globalization;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace NotebookKit;

/// <summary>
/// Chooses the levers of a training. Those that change how numbers are rounded go by what the processor can do, so that the
/// same seed gives the same weights in every process on a machine; what changes only the speed is measured, once a process:
/// a few steps of a small convolution, forward and backward, with and without it. Where the processor has no bfloat16,
/// channels-last memory is measured, too, and may come out one way or the other where it hardly matters.
/// </summary>
internal static class AccelerationProbe
{
    private const int Rounds = 8;
    private const double WorthIt = 1.1, Hopeless = 4;
    private static readonly Lock Gate = new();
    private static Measurement? _measured;

    /// <summary>The levers to use, as the options say or else as measured.</summary>
    public static Acceleration Decide(TrainingOptions options)
    {
        bool bfloat16 = (options.BFloat16 ?? Processor.HasBFloat16) && Autocast.IsAvailable;
        Measurement? found = options.KeepMemory is null || (options.ChannelsLast is null && !bfloat16) ? Measure() : null;
        bool channelsLast = options.ChannelsLast ?? (bfloat16 || found!.ChannelsLastGain >= WorthIt);
        bool keep = options.KeepMemory ?? found!.KeepGain >= WorthIt;
        keep = Allocator.Keep(keep) && keep;
        bool canFuse = bfloat16 && channelsLast && BFloat16Lanes.IsSupported;
        bool fused = canFuse && (options.FusedLayers ?? true);
        string processor = Processor.HasBFloat16 ? "this processor multiplies it" : "this processor has none";
        IReadOnlyList<string> reasons =
        [
            Reason("bfloat16", bfloat16, options.BFloat16, processor, Autocast.IsAvailable ? null : "this platform's libtorch does not offer autocast"),
            Reason("channels-last", channelsLast, options.ChannelsLast, bfloat16 ? "as bfloat16 wants it" : Gain(found?.ChannelsLastGain), null),
            Reason("memory kept", keep, options.KeepMemory, Gain(found?.KeepGain), OperatingSystem.IsLinux() ? null : "only glibc's allocator can be told"),
            Reason("fused layers", fused, options.FusedLayers, "this processor has AVX-512", canFuse ? null : "they need bfloat16, channels-last and AVX-512"),
        ];
        return new Acceleration(bfloat16, channelsLast, keep, reasons) { FusedLayers = fused };
    }

    private static string Reason(string lever, bool on, bool? asked, string? why, string? impossible)
    {
        string state = $"{lever} {(on ? "on" : "off")}";
        if (!on && asked != false && impossible is not null) return $"{state} ({impossible})";
        return $"{state} ({(asked is null ? why : null) ?? "as asked"})";
    }

    private static string? Gain(double? gain) => gain is { } times ? string.Create(CultureInfo.InvariantCulture, $"probe: {times:F1}× the speed") : null;

    private static Measurement Measure()
    {
        lock (Gate)
        {
            if (_measured is not null) return _measured;
            // Whoever asks may be about to predict; the probe's steps go backward all the same.
            using var inference = inference_mode(false);
            using var gradients = enable_grad();
            using var scope = NewDisposeScope();
            Tensor images = linspace(-1, 1, 128 * 16 * 32 * 32).view(128, 16, 32, 32), filters = linspace(-1, 1, 16 * 16 * 9).view(16, 16, 3, 3);
            Tensor imagesLast = MemoryLayout.ChannelsLast(images), filtersLast = MemoryLayout.ChannelsLast(filters);
            foreach (Tensor weights in new[] { filters, filtersLast }) weights.requires_grad_(true);

            // The allocator's own ways first: once it has been told anything, it is no longer quite as it was.
            bool kept = Allocator.Keeps;
            if (kept) Allocator.Keep(false);
            double givenBack = Fastest(() => Step(images, filters))[0];
            bool canKeep = Allocator.Keep(true);
            double[] ways = Fastest(() => Step(images, filters), () => Step(imagesLast, filtersLast));
            Allocator.Keep(kept);
            return _measured = new Measurement(canKeep ? givenBack / ways[0] : 1, ways[0] / ways[1]);
        }
    }

    /// <summary>
    /// The fastest round of each way, in milliseconds. The ways take turns, because a machine has slow moments; what else it
    /// does can only add to a round. A way that is hopeless at first is not tried again.
    /// </summary>
    private static double[] Fastest(params Action[] ways)
    {
        double[] fastest = [.. ways.Select(_ => double.PositiveInfinity)];
        for (int round = 0; round < Rounds; round++)
        {
            for (int way = 0; way < ways.Length; way++)
            {
                if (round > 1 && fastest[way] > Hopeless * fastest.Min()) continue;
                long start = Stopwatch.GetTimestamp();
                ways[way]();
                fastest[way] = Math.Min(fastest[way], Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        return fastest;
    }

    private static void Step(Tensor images, Tensor filters)
    {
        using var scope = NewDisposeScope();
        F.relu(F.conv2d(F.conv2d(images, filters, padding: [1, 1]), filters, padding: [1, 1])).mean().backward();
    }

    /// <summary>How many times as fast the probe was with memory kept, and with channels-last memory.</summary>
    private sealed record Measurement(double KeepGain, double ChannelsLastGain);
}
