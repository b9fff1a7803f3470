using System.Buffers.Binary;
using System.Text;

namespace NotebookKit;

/// <summary>
/// Reads pickles of plain data and numpy byte arrays (Python's pickletools, protocols 0 to 4, what such pickles use of them). A
/// pickle is a program; this runs none of it: five names of numpy's are known by heart, any other ends the reading.
/// </summary>
internal sealed class DataPickle
{
    private readonly byte[] _bytes;
    private readonly string _source;
    private readonly List<object?> _stack = [];
    private readonly Dictionary<int, object?> _memo = [];
    private int _at;

    private DataPickle(byte[] bytes, string source) => (_bytes, _source) = (bytes, source);

    /// <summary>The pickled value: null, bool, long, double, string, byte[], a list, an array (a tuple), a dictionary by text, or a <see cref="PickledArray"/>.</summary>
    /// <exception cref="KitException">It is cut short, or holds anything else.</exception>
    public static object? Read(byte[] bytes, string source)
    {
        try
        {
            return new DataPickle(bytes, source).Run();
        }
        catch (Exception error) when (error is IndexOutOfRangeException or ArgumentException or InvalidCastException or KeyNotFoundException or OverflowException or FormatException)
        {
            throw new KitException($"{source} is a damaged pickle: {error.Message.TrimEnd('.')}.", error);
        }
    }

    private object? Run()
    {
        while (true)
        {
            byte code = _bytes[_at++];
            if (code == '.') return Pop();
            switch ((char)code)
            {
                case '\x80': Skip(1); break; // PROTO
                case '\x95': Skip(8); break; // FRAME
                case '(': _stack.Add(new PickleMark()); break;
                case '0': Pop(); break;
                case '1': PopItems(); break;
                case 'N': _stack.Add(null); break;
                case '\x88': _stack.Add(true); break;
                case '\x89': _stack.Add(false); break;
                case 'J': _stack.Add((long)BinaryPrimitives.ReadInt32LittleEndian(Take(4))); break;
                case 'K': _stack.Add((long)Take(1)[0]); break;
                case 'M': _stack.Add((long)BinaryPrimitives.ReadUInt16LittleEndian(Take(2))); break;
                case '\x8a': _stack.Add(Long(Take(Take(1)[0]))); break;
                case 'G': _stack.Add(BinaryPrimitives.ReadDoubleBigEndian(Take(8))); break;
                case 'I': _stack.Add(Line() switch { "00" => false, "01" => true, var number => (object)long.Parse(number, System.Globalization.CultureInfo.InvariantCulture) }); break;
                case 'U' or 'C': _stack.Add(Take(Take(1)[0]).ToArray()); break;
                case 'T' or 'B': _stack.Add(Take(Length4()).ToArray()); break;
                case '\x8e': _stack.Add(Take(checked((int)BinaryPrimitives.ReadUInt64LittleEndian(Take(8)))).ToArray()); break;
                case '\x8c': _stack.Add(Encoding.UTF8.GetString(Take(Take(1)[0]))); break;
                case 'X': _stack.Add(Encoding.UTF8.GetString(Take(Length4()))); break;
                case 'q': _memo[Take(1)[0]] = _stack[^1]; break;
                case 'r': _memo[Length4()] = _stack[^1]; break;
                case 'p': _memo[int.Parse(Line(), System.Globalization.CultureInfo.InvariantCulture)] = _stack[^1]; break;
                case '\x94': _memo[_memo.Count] = _stack[^1]; break;
                case 'h': _stack.Add(_memo[Take(1)[0]]); break;
                case 'j': _stack.Add(_memo[Length4()]); break;
                case '}': _stack.Add(new Dictionary<string, object?>(StringComparer.Ordinal)); break;
                case ']': _stack.Add(new List<object?>()); break;
                case ')': _stack.Add(Array.Empty<object?>()); break;
                case 't': _stack.Add(PopItems()); break;
                case 'l': _stack.Add(PopItems().ToList()); break;
                case 'd': Put(new Dictionary<string, object?>(StringComparer.Ordinal), PopItems(), add: true); break;
                case '\x85' or '\x86' or '\x87': _stack.Add(PopLast(code - 0x84)); break;
                case 'a': { object? item = Pop(); ((List<object?>)_stack[^1]!).Add(item); break; }
                case 'e': { object?[] items = PopItems(); ((List<object?>)_stack[^1]!).AddRange(items); break; }
                case 's': { object?[] pair = PopLast(2); Put((Dictionary<string, object?>)_stack[^1]!, pair, add: false); break; }
                case 'u': { object?[] pairs = PopItems(); Put((Dictionary<string, object?>)_stack[^1]!, pairs, add: false); break; }
                case 'c': _stack.Add(new PickledName($"{Line()}.{Line()}")); break;
                case '\x93': { object?[] name = PopLast(2); _stack.Add(new PickledName($"{name[0]}.{name[1]}")); break; }
                case 'R': { object?[] call = PopLast(2); _stack.Add(Known((PickledName)call[0]!, (object?[])call[1]!)); break; }
                case 'b': { object? state = Pop(); Restore(_stack[^1], (object?[])state!); break; }
                default: throw new KitException($"{_source} is not a pickle of plain data: it has the instruction 0x{code:X2}.");
            }
        }
    }

    /// <summary>The three calls by which numpy's arrays are written; their results are made here, by hand.</summary>
    private object Known(PickledName name, object?[] arguments) => name.Full switch
    {
        "numpy.core.multiarray._reconstruct" or "numpy._core.multiarray._reconstruct" => new PickledArray(),
        "numpy.dtype" => new PickledType(Text(arguments[0])),
        "_codecs.encode" when Text(arguments[1]) is "latin1" or "latin-1" => Encoding.Latin1.GetBytes((string)arguments[0]!),
        _ => throw new KitException($"{_source} asks for {name.Full}, which no data needs: it is not opened."),
    };

    private void Restore(object? target, object?[] state)
    {
        if (target is PickledType) return; // Byte order and alignment: of no account for bytes.
        if (target is not PickledArray array || state is not [_, object?[] shape, PickledType type, false, byte[] data]) throw new KitException($"{_source} has something else than numpy arrays in C order.");
        if (type.Name != "u1") throw new KitException($"{_source} has an array of {type.Name}; pixels are u1.");
        array.Shape = [.. shape.Select(side => checked((int)(long)side!))];
        array.Data = data;
        if (array.Shape.Aggregate(1L, (product, side) => product * side) != data.Length) throw new KitException($"{_source} is damaged: {string.Join("×", array.Shape)} bytes are not {data.Length:N0}.");
    }

    private void Put(Dictionary<string, object?> target, object?[] pairs, bool add)
    {
        for (int i = 0; i + 1 < pairs.Length; i += 2) target[Text(pairs[i])] = pairs[i + 1];
        if (add) _stack.Add(target);
    }

    private static string Text(object? value) => value as string ?? Encoding.Latin1.GetString((byte[])value!);

    private static long Long(ReadOnlySpan<byte> bytes) => bytes.Length <= 8
        ? (long)new System.Numerics.BigInteger(bytes)
        : throw new OverflowException("a number has more than 64 bits");

    private object? Pop()
    {
        object? last = _stack[^1];
        _stack.RemoveAt(_stack.Count - 1);
        return last;
    }

    private object?[] PopLast(int count)
    {
        object?[] items = [.. _stack[^count..]];
        _stack.RemoveRange(_stack.Count - count, count);
        return items;
    }

    private object?[] PopItems()
    {
        int mark = _stack.FindLastIndex(value => value is PickleMark);
        object?[] items = [.. _stack[(mark + 1)..]];
        _stack.RemoveRange(mark, _stack.Count - mark);
        return items;
    }

    private void Skip(int count) => Take(count);

    private int Length4() => checked((int)BinaryPrimitives.ReadUInt32LittleEndian(Take(4)));

    private ReadOnlySpan<byte> Take(int count)
    {
        ReadOnlySpan<byte> taken = _bytes.AsSpan(_at, count);
        _at += count;
        return taken;
    }

    private string Line()
    {
        int length = _bytes.AsSpan(_at).IndexOf((byte)'\n');
        if (length < 0) throw new FormatException("it ends within a line");
        string line = Encoding.ASCII.GetString(_bytes, _at, length);
        _at += length + 1;
        return line;
    }
}
