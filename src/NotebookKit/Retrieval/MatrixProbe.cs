using System.Diagnostics;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>Measures, once a process, whether matrix products in bfloat16 are worth it here: without processor support they are far slower.</summary>
internal static class MatrixProbe
{
    private const int Rounds = 5;

    private static readonly Lazy<bool> Measured = new(() =>
    {
        using var scope = NewDisposeScope();
        using var grad = no_grad();
        Tensor a = linspace(-1, 1, 128 * 512).view(128, 512), b = linspace(1, -1, 512 * 1024).view(1024, 512);
        Tensor halfA = a.to(bfloat16), halfB = b.to(bfloat16);
        double full = double.PositiveInfinity, half = double.PositiveInfinity;
        for (int round = 0; round < Rounds && !(half > 10 * full); round++)
        {
            full = Math.Min(full, Time(a, b));
            half = Math.Min(half, Time(halfA, halfB));
        }

        return half < full;
    });

    public static bool IsHalfFaster => Measured.Value;

    private static double Time(Tensor a, Tensor b)
    {
        long start = Stopwatch.GetTimestamp();
        using Tensor product = a.mm(b.t());
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
