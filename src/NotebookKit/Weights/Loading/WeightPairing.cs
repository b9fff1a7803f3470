using System.Globalization;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>Pairs a model's tensors with a file's, or says what does not fit.</summary>
internal static class WeightPairing
{
    private const int Named = 3;

    /// <summary>Batch norm's counter, which only PyTorch since 0.4.1 writes and nothing at inference reads.</summary>
    private const string Counter = "num_batches_tracked";

    /// <exception cref="KitException">A tensor is missing, left over, or of another shape.</exception>
    public static IReadOnlyList<WeightPair> Of(nn.Module model, IWeightFile file, WeightMap map)
    {
        List<WeightPair> pairs = [];
        List<string> differences = [];
        HashSet<string> used = new(StringComparer.Ordinal);
        foreach ((string name, Tensor target) in model.state_dict())
        {
            if (map.NameInFile(name) is not { } source) continue;
            if (file.Find(source) is not { } entry)
            {
                if (!name.EndsWith(Counter, StringComparison.Ordinal)) differences.Add($"{name} ({ShapeText.Of(target.shape)}) is not in the file{As(name, source)}");
                continue;
            }

            used.Add(source);
            IReadOnlyList<int>? axes = map.Axes(name);
            if (axes is not null && !axes.Order().SequenceEqual(Enumerable.Range(0, entry.Shape.Count)))
                differences.Add($"{name} ({ShapeText.Of(target.shape)}) has other axes than {ShapeText.Of(entry.Shape)} in the file{As(name, source)}");
            else if (!SameButForOnes(axes is null ? entry.Shape : [.. axes.Select(axis => entry.Shape[axis])], target.shape))
                differences.Add($"{name} is {ShapeText.Of(target.shape)} in the model but {ShapeText.Of(entry.Shape)} in the file{As(name, source)}");
            else if (IsCounting(target.dtype) && !IsCounting(entry.Type))
                differences.Add($"{name} is {target.dtype} in the model but {entry.Type} in the file{As(name, source)}");
            else
                pairs.Add(new WeightPair(source, target, axes));
        }

        differences.AddRange(file.Entries.Where(entry => !used.Contains(entry.Name) && !map.Ignores(entry.Name)).Select(entry => $"the file's {entry.Name} ({ShapeText.Of(entry.Shape)}) has no place in the model"));
        if (differences.Count == 0) return pairs;
        string more = differences.Count > Named ? string.Create(CultureInfo.InvariantCulture, $"; and {differences.Count - Named:N0} more") : "";
        throw new KitException($"{file.Path} does not fit {ModelName.Of(model)}: {string.Join("; ", differences.Take(Named))}{more}.");
    }

    private static string As(string name, string source) => name == source ? "" : $" (as {source})";

    /// <summary>Caffe's old files write a bias as 1×1×1×n; the order of the numbers is the same.</summary>
    private static bool SameButForOnes(IReadOnlyList<long> one, IReadOnlyList<long> other) => one.Where(size => size != 1).SequenceEqual(other.Where(size => size != 1));

    private static bool IsCounting(ScalarType type) => type is ScalarType.Byte or ScalarType.Int8 or ScalarType.Int16 or ScalarType.Int32 or ScalarType.Int64 or ScalarType.Bool;
}

/// <summary>A tensor of a file and its place in the model.</summary>
internal sealed record WeightPair(string Source, Tensor Target, IReadOnlyList<int>? Axes);
