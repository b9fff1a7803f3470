using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>The tensors of one file, wherever their bytes lie in it.</summary>
internal sealed class StoredWeights : IWeightFile
{
    private const long PieceBytes = 4 << 20;
    private readonly Dictionary<string, StoredTensor> _tensors = new(StringComparer.Ordinal);
    private readonly IDisposable _store;

    /// <exception cref="InvalidDataException">There are too many tensors, or two of one name.</exception>
    public StoredWeights(string path, string format, IDisposable store, IReadOnlyList<StoredTensor> tensors)
    {
        (Path, Format, _store) = (path, format, store);
        if (tensors.Count > WeightLimits.Tensors) throw new InvalidDataException($"it lists {tensors.Count:N0} tensors");
        foreach (StoredTensor tensor in tensors)
        {
            if (!_tensors.TryAdd(tensor.Entry.Name, tensor)) throw new InvalidDataException($"it has two tensors '{tensor.Entry.Name}'");
            _ = tensor.Entry.Bytes;
        }

        Entries = [.. tensors.Select(tensor => tensor.Entry)];
        Names = [.. Entries.Select(entry => entry.Name)];
    }

    public string Path { get; }

    public string Format { get; }

    public IReadOnlyList<WeightEntry> Entries { get; }

    public IReadOnlyList<string> Names { get; }

    public WeightEntry? Find(string name) => _tensors.GetValueOrDefault(name)?.Entry;

    public Tensor Read(string name) => Guarded(name, stored =>
    {
        using var scope = NewDisposeScope();
        return Whole(stored).MoveToOuterDisposeScope();
    });

    public void ReadInto(string name, Tensor target)
    {
        ArgumentNullException.ThrowIfNull(target);
        Guarded(name, stored =>
        {
            if (stored.Entry.Elements != target.numel()) throw new InvalidDataException($"'{name}' is {ShapeText.Of(stored.Entry.Shape)}, not {ShapeText.Of(target.shape)}");
            using var scope = NewDisposeScope();
            using var _ = no_grad();
            if (stored.Layout is not null) target.copy_(Whole(stored).view(target.shape));
            else if (target.numel() > 0) Stream(stored, target);
            return 0;
        });
    }

    public void Check()
    {
        // Many tensors may lie in one part.
        HashSet<Action> done = [];
        foreach ((string name, StoredTensor stored) in _tensors)
        {
            if (stored.Check is null || !done.Add(stored.Check)) continue;
            Guarded(name, stored =>
            {
                stored.Check!();
                return 0;
            });
        }
    }

    public void Dispose() => _store.Dispose();

    public override string ToString() => $"{Path}: {Format}, {Entries.Count:N0} tensors";

    /// <summary>Straight into the target where it has the file's type, else through a small piece at a time.</summary>
    private static void Stream(StoredTensor stored, Tensor target)
    {
        using Stream bytes = stored.Open();
        if (target.dtype == stored.Entry.Type && target.is_contiguous() && target.device_type == TorchSharp.DeviceType.CPU)
        {
            Fill(bytes, target, stored);
            return;
        }

        Tensor rows = target.dim() == 0 ? target.view(1) : target;
        long count = rows.size(0), step = Math.Max(1, PieceBytes / Math.Max(1, stored.Entry.Bytes / count));
        for (long row = 0; row < count; row += step)
        {
            using var scope = NewDisposeScope();
            Tensor place = rows.narrow(0, row, Math.Min(step, count - row));
            Tensor piece = empty(place.shape, stored.Entry.Type);
            Fill(bytes, piece, stored);
            place.copy_(piece);
        }
    }

    private static Tensor Whole(StoredTensor stored)
    {
        Tensor raw = empty([.. stored.Layout?.Shape ?? stored.Entry.Shape], stored.Layout?.Type ?? stored.Entry.Type);
        using (Stream bytes = stored.Open()) Fill(bytes, raw, stored);
        Tensor arranged = stored.Layout is null ? raw : stored.Layout.Arrange(raw).contiguous();
        return arranged;
    }

    private static void Fill(Stream bytes, Tensor target, StoredTensor stored)
    {
        if (target.numel() == 0) return;
        Tensor line = target.detach().view(-1);
        long step = PieceBytes / ElementType.Size(target.dtype);
        for (long start = 0; start < line.numel(); start += step)
        {
            using Tensor piece = line.narrow(0, start, Math.Min(step, line.numel() - start));
            Span<byte> span = piece.bytes;
            bytes.ReadExactly(span);
            if (stored.BigEndian) Turn(span, ElementType.WordSize(target.dtype));
            // Any other byte is no bool, and what arithmetic makes of it is not defined.
            if (target.dtype == ScalarType.Bool) foreach (ref byte value in span) value = value == 0 ? (byte)0 : (byte)1;
        }
    }

    private static void Turn(Span<byte> bytes, int word)
    {
        for (int i = 0; i < bytes.Length; i += word) bytes.Slice(i, word).Reverse();
    }

    private T Guarded<T>(string name, Func<StoredTensor, T> work)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!_tensors.TryGetValue(name, out StoredTensor? stored)) throw new KitException($"{Path} has no tensor '{name}'; it has {Some()}.");
        try
        {
            return work(stored);
        }
        catch (Exception error) when (WeightFault.IsDamage(error))
        {
            throw WeightFault.Of(Path, Format, error);
        }
    }

    private string Some() => Names.Count == 0 ? "none at all" : string.Join(", ", Names.Take(3)) + (Names.Count > 3 ? " …" : "");
}
