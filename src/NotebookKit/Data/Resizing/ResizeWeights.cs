using System.Buffers;

namespace NotebookKit;

/// <summary>
/// How much each pixel of a line counts for each pixel of the resized line, in fixed point: the convolution that Pillow uses,
/// support scaled with the image and weights normalised to one.
/// </summary>
internal sealed class ResizeWeights : IDisposable
{
    /// <summary>Bits behind the point: 8 of the pixel, 2 spare for what a cubic overshoots, the sign.</summary>
    public const int FractionBits = 32 - 8 - 2;

    private readonly int[] _numbers;
    private readonly int _length;

    /// <summary>Computes the weights.</summary>
    /// <param name="from">Pixels of the line.</param>
    /// <param name="to">Pixels of the resized line.</param>
    /// <param name="filter">The kernel.</param>
    /// <param name="multiple">The count of each pixel's weights is rounded up to a multiple of this, with zeros.</param>
    public ResizeWeights(int from, int to, ResizeFilter filter, int multiple)
    {
        double scale = (double)from / to, widening = Math.Max(1, scale), support = (filter == ResizeFilter.Bilinear ? 1 : 2) * widening;
        Taps = ((int)Math.Ceiling(support) * 2 + 1 + multiple - 1) / multiple * multiple;
        _length = to;
        _numbers = ArrayPool<int>.Shared.Rent(checked(to * (Taps + 1)));
        double[] line = ArrayPool<double>.Shared.Rent(Taps);
        for (int pixel = 0; pixel < to; pixel++)
        {
            double centre = (pixel + 0.5) * scale, sum = 0;
            int first = Math.Max(0, (int)(centre - support + 0.5)), count = Math.Min(from, (int)(centre + support + 0.5)) - first;
            for (int tap = 0; tap < count; tap++)
            {
                line[tap] = Kernel(filter, (first + tap - centre + 0.5) / widening);
                sum += line[tap];
            }

            _numbers[pixel] = first;
            Span<int> weights = _numbers.AsSpan(to + pixel * Taps, Taps);
            weights.Clear();
            for (int tap = 0; tap < count; tap++)
            {
                double weight = line[tap] / sum * (1 << FractionBits);
                weights[tap] = (int)(weight < 0 ? weight - 0.5 : weight + 0.5);
            }
        }

        ArrayPool<double>.Shared.Return(line);
    }

    /// <summary>Weights of each pixel, zeros at the end included.</summary>
    public int Taps { get; }

    /// <summary>For each pixel of the resized line, the first pixel that counts.</summary>
    public ReadOnlySpan<int> Firsts => _numbers.AsSpan(0, _length);

    /// <summary>For each pixel of the resized line, <see cref="Taps"/> weights.</summary>
    public ReadOnlySpan<int> Weights => _numbers.AsSpan(_length, _length * Taps);

    public void Dispose() => ArrayPool<int>.Shared.Return(_numbers);

    private static double Kernel(ResizeFilter filter, double x)
    {
        const double A = -0.5;
        x = Math.Abs(x);
        if (filter == ResizeFilter.Bilinear) return x < 1 ? 1 - x : 0;
        if (x < 1) return ((A + 2) * x - (A + 3)) * x * x + 1;
        return x < 2 ? (((x - 5) * x + 8) * x - 4) * A : 0;
    }
}
