using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NotebookKit;

/// <summary>The header of an .npy file (numpy.lib.format, versions 1 to 3).</summary>
/// <param name="Descr">The type, for example "&lt;f4".</param>
/// <param name="FortranOrder">Whether the first axis runs fastest.</param>
/// <param name="Shape">The sizes.</param>
/// <param name="Length">The header's own bytes; the data follows.</param>
internal sealed partial record NpyHeader(string Descr, bool FortranOrder, long[] Shape, int Length)
{
    private const int PreambleBytes = 8;
    private const int LongestText = 1 << 16;

    public static bool Knows(ReadOnlySpan<byte> start) => start is [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', ..];

    /// <exception cref="InvalidDataException">It is no such header, or one of Python objects.</exception>
    public static NpyHeader Read(Stream stream)
    {
        Span<byte> preamble = stackalloc byte[PreambleBytes];
        stream.ReadExactly(preamble);
        if (!Knows(preamble) || preamble[6] is < 1 or > 3) throw new InvalidDataException("it is no .npy of version 1, 2 or 3");
        int lengthBytes = preamble[6] == 1 ? 2 : 4;
        Span<byte> lengthField = stackalloc byte[4];
        lengthField.Clear();
        stream.ReadExactly(lengthField[..lengthBytes]);
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(lengthField);
        if (length > LongestText) throw new InvalidDataException($"its header claims {length:N0} bytes");
        byte[] bytes = new byte[length];
        stream.ReadExactly(bytes);

        string text = Encoding.UTF8.GetString(bytes);
        Match match = Pattern().Match(text);
        if (!match.Success) throw new InvalidDataException("its header is none of a plain array of numbers");
        long[] shape = [.. match.Groups["shape"].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(size => long.Parse(size.TrimEnd('L'), NumberStyles.None, CultureInfo.InvariantCulture))];
        return new NpyHeader(match.Groups["descr"].Value, match.Groups["fortran"].Value == "True", shape, PreambleBytes + lengthBytes + (int)length);
    }

    /// <summary>The array as a tensor of this name.</summary>
    /// <param name="name">The tensor's name.</param>
    /// <param name="length">How many bytes there are, header and all.</param>
    /// <param name="open">Opens them from a place on.</param>
    /// <param name="check">Finds damage that shows only in reading.</param>
    public StoredTensor Stored(string name, long length, Func<long, Stream> open, Action? check)
    {
        var entry = new WeightEntry(name, NumpyArrays.TypeOf(Descr), Shape);
        if (length - Length != entry.Bytes) throw new InvalidDataException($"'{name}' has {length - Length:N0} bytes, but {ShapeText.Of(Shape)} of {entry.Type} are {entry.Bytes:N0}");
        return new StoredTensor(entry, () => open(Length)) { BigEndian = Descr.StartsWith('>'), Layout = NumpyArrays.Order(entry, FortranOrder), Check = check };
    }

    [GeneratedRegex(@"^\{'descr': '(?<descr>[<>|=]?[a-z?][0-9]{0,2})', 'fortran_order': (?<fortran>True|False), 'shape': \((?<shape>[0-9L, ]{0,400})\),? ?\}\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
