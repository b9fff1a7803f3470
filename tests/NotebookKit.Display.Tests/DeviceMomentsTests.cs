using CsCheck;
using TorchSharp;

namespace NotebookKit.Display.Tests;

/// <summary>The way for other devices, tried on this one: it must say what the way for memory says.</summary>
public sealed class DeviceMomentsTests
{
    private static readonly Gen<float> AnyFloat = Gen.Frequency((8, Gen.Int[-3, 3].Select(i => (float)i)), (8, Gen.Float[-1000, 1000]), (1, Gen.Int[0, 2].Select(i => new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity }[i])));

    [Fact]
    public void Agree_with_those_of_memory() => AnyFloat.Array[1, 300].Sample(values =>
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor tensor = torch.tensor(values);
        Moments near = new(), far = new();
        CpuMoments.Add(near, tensor);
        DeviceMoments.Add(far, tensor);
        return (near.Finite, near.Zeros, near.NotNumbers, near.PositiveInfinities, near.NegativeInfinities) == (far.Finite, far.Zeros, far.NotNumbers, far.PositiveInfinities, far.NegativeInfinities)
            && (near.Finite == 0 || (near.Min == far.Min && near.Max == far.Max && Math.Abs(near.Mean - far.Mean) < 1e-3 && Math.Abs(near.SquaredDeviations - far.SquaredDeviations) <= 1e-4 * near.SquaredDeviations + 1e-3))
            && (near.Distinct.Counts ?? []).SequenceEqual(far.Distinct.Counts ?? []);
    });
}
