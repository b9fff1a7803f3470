using System.Globalization;
using System.Numerics;
using System.Text;

namespace NotebookKit;

/// <summary>
/// Reads the instructions of a pickle (Python's pickletools, protocols 0 to 5) that data is written with. A pickle is a program; this
/// runs none of it: what it may call is known by heart (<see cref="PickleCalls"/>), and its results are made here by hand. Long
/// strings stay where they are, and what can grow is bounded by the number of steps.
/// </summary>
internal sealed class PickleMachine
{
    private readonly ByteCursor _bytes;
    private readonly List<object?> _stack = [];
    private readonly Stack<int> _marks = new();
    private readonly Dictionary<int, object?> _memo = [];

    private readonly ICollection<PickleStorage>? _storages;

    private PickleMachine(ByteCursor bytes, ICollection<PickleStorage>? storages) => (_bytes, _storages) = (bytes, storages);

    /// <summary>Runs to the pickle's end; the cursor is then behind it.</summary>
    /// <param name="bytes">Where the pickle begins.</param>
    /// <param name="source">The file, for messages.</param>
    /// <param name="storages">Gets every storage that is mentioned, whether a weight lies in it or not.</param>
    /// <returns>
    /// null, bool, long, <see cref="BigInteger"/>, double, string, a list, an array (a tuple), or one of the values of PickleValues.cs.
    /// </returns>
    /// <exception cref="KitException">It asks for something that no data needs.</exception>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static object? Read(ByteCursor bytes, string source, ICollection<PickleStorage>? storages = null) => new PickleMachine(bytes, storages).Run(source);

    private object? Run(string source)
    {
        for (int step = 0; step < WeightLimits.PickleSteps; step++)
        {
            byte code = _bytes.U8();
            switch ((char)code)
            {
                case '.': return Pop();
                case '\x80': _bytes.Skip(1); break; // PROTO
                case '\x95': _bytes.Length64(); break; // FRAME
                case '(': _marks.Push(_stack.Count); break;
                case '0': Pop(); break;
                case '1': PopItems(); break;
                case 'N': Push(null); break;
                case '\x88': Push(true); break;
                case '\x89': Push(false); break;
                case 'I': Push(Line() switch { "00" => false, "01" => true, var number => (object)Number(number) }); break;
                case 'L': Push(Number(Line().TrimEnd('L'))); break;
                case 'F': Push(double.Parse(Line(), CultureInfo.InvariantCulture)); break;
                case 'J': Push((long)_bytes.I32()); break;
                case 'K': Push((long)_bytes.U8()); break;
                case 'M': Push((long)_bytes.U16()); break;
                case '\x8a': Push(new BigInteger(_bytes.Take(_bytes.U8(), 255)) is var large && large >= long.MinValue && large <= long.MaxValue ? (long)large : (object)large); break;
                case 'G': Push(_bytes.BigEndianDouble()); break;
                case 'S': Push(Quoted(Line())); break;
                case 'V': Push(Escaped(Line())); break;
                case 'U' or 'C': Push(Bytes(_bytes.U8(), text: false)); break;
                case 'T' or 'B': Push(Bytes(_bytes.U32(), text: false)); break;
                case '\x8e' or '\x96': Push(Bytes(_bytes.Length64(), text: false)); break;
                case '\x8c': Push(Text(_bytes.U8())); break;
                case 'X': Push(Text(_bytes.U32())); break;
                case '\x8d': Push(Text(_bytes.Length64())); break;
                case 'q': Remember(_bytes.U8()); break;
                case 'r': Remember(_bytes.U32()); break;
                case 'p': Remember(Number(Line())); break;
                case '\x94': Remember(_memo.Count); break;
                case 'h': Push(Remembered(_bytes.U8())); break;
                case 'j': Push(Remembered(_bytes.U32())); break;
                case 'g': Push(Remembered(Number(Line()))); break;
                case '}': Push(new PickleDictionary()); break;
                case ']': Push(new List<object?>()); break;
                case ')': Push(Array.Empty<object?>()); break;
                case 't': Push(PopItems()); break;
                case 'l': Push(PopItems().ToList()); break;
                case 'd': Push(Filled(new PickleDictionary(), PopItems())); break;
                case '\x85' or '\x86' or '\x87': Push(PopLast(code - 0x84)); break;
                case 'a': { object? item = Pop(); Top<List<object?>>().Add(item); break; }
                case 'e': { object?[] items = PopItems(); Top<List<object?>>().AddRange(items); break; }
                case 's': { object?[] pair = PopLast(2); Filled(Top<PickleDictionary>(), pair); break; }
                case 'u': { object?[] pairs = PopItems(); Filled(Top<PickleDictionary>(), pairs); break; }
                case 'c': { string module = Line(); Push(PickleCalls.Name($"{module}.{Line()}", source)); break; }
                case '\x93': { object?[] name = PopLast(2); Push(PickleCalls.Name($"{TextOf(name[0])}.{TextOf(name[1])}", source)); break; }
                case 'R': { object?[] call = PopLast(2); Push(Called(call, source)); break; }
                case 'b': { object? state = Pop(); PickleCalls.Restore(_stack[^1], state, source); break; }
                case 'Q': Push(Storage(PickleCalls.Persistent(Pop(), source))); break;
                default: throw new KitException($"{source} is not opened: its pickle has the instruction {Instruction(code)}, which no weights need.");
            }
        }

        throw new InvalidDataException($"its pickle has more than {WeightLimits.PickleSteps:N0} instructions");
    }

    /// <summary>A string, whichever way it was written.</summary>
    public static string TextOf(object? value) => value switch
    {
        string text => text,
        PickleBytes bytes => bytes.Text(),
        _ => throw new InvalidDataException("its pickle has something else where a name belongs"),
    };

    private static object? Called(object?[] call, string source) => call is [PickleName name, object?[] arguments]
        ? PickleCalls.Call(name, arguments, source)
        : throw new InvalidDataException("its pickle calls what is no name");

    private static string Instruction(byte code) => (char)code switch
    {
        'i' => "INST",
        'o' => "OBJ",
        '\x81' => "NEWOBJ",
        '\x92' => "NEWOBJ_EX",
        '\x82' or '\x83' or '\x84' => "EXT",
        'P' => "PERSID",
        _ => string.Create(CultureInfo.InvariantCulture, $"0x{code:X2}"),
    };

    private static PickleDictionary Filled(PickleDictionary target, object?[] pairs)
    {
        if (pairs.Length % 2 != 0) throw new InvalidDataException("its pickle has a key without a value");
        for (int i = 0; i < pairs.Length; i += 2)
        {
            string key = pairs[i] switch
            {
                long number => number.ToString(CultureInfo.InvariantCulture),
                object?[] or null or bool or double => string.Create(CultureInfo.InvariantCulture, $"#{i / 2}"),
                var text => TextOf(text),
            };
            target[key] = pairs[i + 1];
        }

        return target;
    }

    private static long Number(string text) => long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    /// <summary>Text in which some characters are written as their number ("raw-unicode-escape").</summary>
    private static string Escaped(string line)
    {
        var text = new StringBuilder(line.Length);
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] != '\\' || i + 5 >= line.Length || line[i + 1] != 'u')
            {
                text.Append(line[i]);
                continue;
            }

            text.Append((char)ushort.Parse(line.AsSpan(i + 2, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            i += 5;
        }

        return text.ToString();
    }

    /// <summary>A string in Python's own notation.</summary>
    private static PickleBytes Quoted(string line)
    {
        if (line.Length < 2 || line[0] is not ('\'' or '"') || line[^1] != line[0]) throw new InvalidDataException("its pickle has a string without quotes");
        List<byte> bytes = [];
        for (int i = 1; i < line.Length - 1; i++)
        {
            if (line[i] != '\\')
            {
                bytes.Add((byte)line[i]);
                continue;
            }

            switch (line[++i])
            {
                case 'n': bytes.Add((byte)'\n'); break;
                case 'r': bytes.Add((byte)'\r'); break;
                case 't': bytes.Add((byte)'\t'); break;
                case 'x':
                    bytes.Add(byte.Parse(line.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                    i += 2;
                    break;
                default: bytes.Add((byte)line[i]); break;
            }
        }

        return new PickleBytes(new MemoryBytes(bytes.ToArray()), 0, bytes.Count, IsText: false);
    }

    private PickleStorage Storage(PickleStorage storage)
    {
        _storages?.Add(storage);
        return storage;
    }

    private PickleBytes Bytes(long length, bool text)
    {
        var bytes = new PickleBytes(_bytes.Store, _bytes.Position, _bytes.Within(length), text);
        _bytes.Skip(length);
        return bytes;
    }

    private object Text(long length) => length > WeightLimits.NameBytes ? Bytes(length, text: true) : Encoding.UTF8.GetString(_bytes.Take(length, WeightLimits.NameBytes));

    private string Line() => Encoding.Latin1.GetString(_bytes.Line(WeightLimits.PartBytes));

    private void Remember(long key) => _memo[checked((int)key)] = _stack[^1];

    private object? Remembered(long key) => _memo.TryGetValue(checked((int)key), out object? value) ? value : throw new InvalidDataException("its pickle recalls what was never noted");

    private void Push(object? value) => _stack.Add(value);

    private T Top<T>() where T : class => _stack[^1] as T ?? throw new InvalidDataException("its pickle puts something into what is no list and no dictionary");

    private object? Pop()
    {
        // Nothing of its own lies above the last mark.
        if (_stack.Count == (_marks.Count > 0 ? _marks.Peek() : 0)) throw new InvalidDataException("its pickle takes what is not there");
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
        if (!_marks.TryPop(out int mark) || mark > _stack.Count) throw new InvalidDataException("its pickle takes what is not there");
        object?[] items = [.. _stack[mark..]];
        _stack.RemoveRange(mark, _stack.Count - mark);
        return items;
    }
}
