using System.Diagnostics;
using System.Globalization;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace NotebookKit;

/// <summary>
/// Measures, once a process, whether each lever helps here: a few steps of a small convolution, forward and backward, with
/// and without it. bfloat16 without processor support is up to 40 times slower, so no lever is taken on trust.
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
        bool measures = options is { BFloat16: null } or { ChannelsLast: null } or { KeepMemory: null } or { FusedLayers: null, BFloat16: not false, ChannelsLast: not false };
        Measurement? found = measures ? Measure() : null;

        bool bfloat16 = (options.BFloat16 ?? found!.BFloat16Gain(options.ChannelsLast) >= WorthIt) && Autocast.IsAvailable;
        bool channelsLast = options.ChannelsLast ?? found!.ChannelsLastGain(bfloat16) >= (bfloat16 ? 1 : WorthIt);
        bool keep = options.KeepMemory ?? found!.KeepGain >= WorthIt;
        keep = Allocator.Keep(keep) && keep;
        bool canFuse = bfloat16 && channelsLast && BFloat16Lanes.IsSupported;
        bool fused = canFuse && (options.FusedLayers ?? found!.FusedGain >= WorthIt);
        IReadOnlyList<string> reasons =
        [
            Reason("bfloat16", bfloat16, options.BFloat16, found?.BFloat16Gain(options.ChannelsLast), Autocast.IsAvailable ? null : "this platform's libtorch does not offer autocast"),
            Reason("channels-last", channelsLast, options.ChannelsLast, found?.ChannelsLastGain(bfloat16), null),
            Reason("memory kept", keep, options.KeepMemory, found?.KeepGain, OperatingSystem.IsLinux() ? null : "only glibc's allocator can be told"),
            Reason("fused layers", fused, options.FusedLayers, found?.FusedGain, canFuse ? null : "they need bfloat16, channels-last and AVX-512"),
        ];
        return new Acceleration(bfloat16, channelsLast, keep, reasons) { FusedLayers = fused };
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
            double givenBack = Fastest(() => Step(images, filters, false))[0];
            bool canKeep = Allocator.Keep(true);
            double[] ways = Fastest(
                () => Step(images, filters, false), () => Step(imagesLast, filtersLast, false),
                () => Step(images, filters, Autocast.IsAvailable), () => Step(imagesLast, filtersLast, Autocast.IsAvailable));
            double[] layers = BFloat16Lanes.IsSupported ? MeasureLayers(imagesLast) : [1, 1];
            Allocator.Keep(kept);
            return _measured = new Measurement(canKeep ? givenBack / ways[0] : 1, ways[0], ways[1], ways[2], ways[3], layers[0] / layers[1]);
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

    private static double[] MeasureLayers(Tensor images)
    {
        using BatchNorm2d norm = nn.BatchNorm2d(images.size(1));
        Tensor input = images.detach().to(bfloat16).requires_grad_(true);
        return Fastest(() => Layers(norm, input, false), () => Layers(norm, input, true));
    }

    private static void Layers(BatchNorm2d norm, Tensor input, bool fused)
    {
        using var scope = NewDisposeScope();
        Tensor output;
        using (NormRelu.Fuse(fused)) output = NormRelu.Of(norm, input);
        output.backward([input.detach()]);
    }

    private static void Step(Tensor images, Tensor filters, bool bfloat16)
    {
        using var scope = NewDisposeScope();
        Tensor output;
        using (Autocast.Begin(bfloat16)) output = F.relu(F.conv2d(F.conv2d(images, filters, padding: [1, 1]), filters, padding: [1, 1]));
        output.to(float32).mean().backward();
    }

    /// <summary>Milliseconds of the probe in float32 and bfloat16, plain and channels-last, how much faster kept memory made it, and fusing its layers.</summary>
    private sealed record Measurement(double KeepGain, double Plain, double Last, double HalfPlain, double HalfLast, double FusedGain)
    {
        /// <summary>The best that bfloat16 can do against the best without it, channels-last as asked or as it suits.</summary>
        public double BFloat16Gain(bool? channelsLast) => channelsLast switch
        {
            true => Last / HalfLast,
            false => Plain / HalfPlain,
            null => Math.Min(Plain, Last) / Math.Min(HalfPlain, HalfLast),
        };

        public double ChannelsLastGain(bool bfloat16) => bfloat16 ? HalfPlain / HalfLast : Plain / Last;
    }
}
