using System.Runtime.CompilerServices;
using System.Text.Json;
using static TorchSharp.torch;

namespace NotebookKit.Tests;

/// <summary>What scikit-learn and PyTorch said (Oracles/explaining.py) about features and a network that are formulas.</summary>
internal static class Oracle
{
    private const int Count = 90, Width = 6, Side = 12;

    private static readonly Lazy<JsonElement> Read = new(() => JsonDocument.Parse(File.ReadAllText(Path.GetFullPath(Path.Combine(Here(), "..", "..", "Oracles", "explaining.json")))).RootElement);

    public static double Number(string name) => Read.Value.GetProperty(name).GetDouble();

    public static IEnumerable<double> Numbers(string name) => Read.Value.GetProperty(name).EnumerateArray().Select(one => one.GetDouble());

    /// <summary>90×6.</summary>
    public static Tensor Features() => tensor(Enumerable.Range(0, Count * Width).Select(at => (I: at / Width, J: at % Width))
        .Select(at => (float)(Math.Sin(1.7 * at.I + 0.3 * at.J * at.J) + (at.J == at.I % 3 ? 4 : 0))).ToArray()).reshape(Count, Width);

    /// <summary>1×12×12.</summary>
    public static Tensor Image() => tensor(Enumerable.Range(0, Side * Side).Select(at => (float)(Math.Sin(0.9 * (at / Side)) * Math.Cos(0.4 * (at % Side)))).ToArray()).reshape(1, Side, Side);

    /// <summary>Two convolutions, of which the second is called "watched", and a linear layer of three classes.</summary>
    public static nn.Module<Tensor, Tensor> Network()
    {
        var first = nn.Conv2d(1, 4, 3L, padding: 1L, bias: false);
        var watched = nn.Conv2d(4, 6, 3L, padding: 1L, bias: false);
        var last = nn.Linear(6, 3, hasBias: false);
        using (no_grad())
        {
            foreach (Tensor weight in new[] { first.weight, watched.weight, last.weight! }) weight.copy_(Weights(weight.shape));
        }

        return nn.Sequential(
            ("first", first), ("relu1", nn.ReLU(inplace: true)), ("pool", nn.MaxPool2d(2)), ("watched", watched), ("relu2", nn.ReLU(inplace: true)),
            ("mean", nn.AdaptiveAvgPool2d(1)), ("flat", nn.Flatten()), ("last", last));
    }

    private static Tensor Weights(long[] shape) =>
        tensor(Enumerable.Range(0, (int)shape.Aggregate(1L, (product, size) => product * size)).Select(k => (float)(0.5 * Math.Sin(0.7 * k + 1))).ToArray()).reshape(shape);

    private static string Here([CallerFilePath] string path = "") => path;
}
