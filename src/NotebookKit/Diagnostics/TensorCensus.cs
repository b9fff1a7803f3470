using System.Collections;
using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>The tensors of a process: what <c>#!tensors</c> shows.</summary>
/// <param name="Live">How many tensors .NET holds, reachable or not.</param>
/// <param name="Growth">How many more than at the last count; null for the first.</param>
/// <param name="Devices">Bytes by device, of the tensors that variables hold.</param>
/// <param name="Holders">The variables that hold tensors, the largest first.</param>
/// <param name="ProcessBytes">The process's memory.</param>
/// <param name="ProcessGrowth">How much more than at the last count, in bytes; null for the first.</param>
public sealed record TensorCensus(
    long Live, long? Growth, IReadOnlyDictionary<string, long> Devices, IReadOnlyList<TensorHolder> Holders, long ProcessBytes, long? ProcessGrowth)
{
    private const int Deepest = 3, Most = 10_000;

    /// <summary>How many tensors variables hold; the rest belongs to open scopes, to optimisers, or was never disposed.</summary>
    public long Held => Holders.Sum(holder => holder.Tensors);

    /// <summary>Counts.</summary>
    /// <param name="variables">The notebook's variables; a tensor that several hold counts for the first.</param>
    /// <param name="last">The last count, to compare with.</param>
    public static TensorCensus Take(IEnumerable<KeyValuePair<string, object?>> variables, TensorCensus? last = null)
    {
        ArgumentNullException.ThrowIfNull(variables);
        // Before anything below makes a handle of its own.
        long live = Tensor.TotalCount, process = Environment.WorkingSet;
        HashSet<Tensor> seen = new(ReferenceEqualityComparer.Instance);
        SortedDictionary<string, long> devices = new(StringComparer.Ordinal);
        List<TensorHolder> holders = [];
        foreach ((string name, object? value) in variables)
        {
            Tensor[] held = [.. Within(value, 0).Where(tensor => !tensor.IsInvalid && seen.Add(tensor)).Take(Most)];
            if (held.Length == 0) continue;
            foreach (Tensor tensor in held)
            {
                string device = tensor.device.ToString();
                devices[device] = devices.GetValueOrDefault(device) + BytesOf(tensor);
            }

            holders.Add(new TensorHolder(name, held.Length, held.Sum(BytesOf)));
        }

        return new TensorCensus(live, live - last?.Live, devices, [.. holders.OrderByDescending(holder => holder.Bytes)], process, process - last?.ProcessBytes);
    }

    private static long BytesOf(Tensor tensor) => tensor.numel() * tensor.ElementSize;

    private static IEnumerable<Tensor> Within(object? value, int depth) => value switch
    {
        Tensor tensor => [tensor],
        nn.Module module => module.parameters().Concat(module.buffers()),
        string => [],
        IDictionary map when depth < Deepest => map.Values.Cast<object?>().SelectMany(one => Within(one, depth + 1)),
        // Only what is there already: enumerating anything else could compute for hours.
        ICollection many when depth < Deepest && !(many.GetType().GetElementType() is { IsPrimitive: true }) => many.Cast<object?>().Take(Most).SelectMany(one => Within(one, depth + 1)),
        ITuple tuple when depth < Deepest => Enumerable.Range(0, tuple.Length).SelectMany(i => Within(tuple[i], depth + 1)),
        _ => [],
    };
}
