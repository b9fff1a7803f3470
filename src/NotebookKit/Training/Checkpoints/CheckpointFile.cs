using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// A checkpoint on disk: "NBKCKPT1", the header's length (8 bytes, little endian), the header as JSON, the tensors' bytes one after
/// the other, and the SHA-256 of all that. Written whole or not at all; read only when the hash fits.
/// </summary>
internal sealed class CheckpointFile
{
    private const int Chunk = 1 << 20, HashBytes = 32, LongestHeader = 1 << 28;
    private static readonly JsonSerializerOptions Json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };
    private readonly string _path;
    private readonly Dictionary<string, (long Start, long Bytes)> _places = [];

    private CheckpointFile(string path, CheckpointHeader header, long start)
    {
        (_path, Header) = (path, header);
        foreach (CheckpointEntry entry in header.Entries)
        {
            _places[entry.Name] = (start, entry.Bytes);
            start += entry.Bytes;
        }
    }

    private static ReadOnlySpan<byte> Magic => "NBKCKPT1"u8;

    /// <summary>Where the training was.</summary>
    public CheckpointHeader Header { get; }

    /// <summary>Whether it holds a tensor.</summary>
    public bool Holds(string name) => _places.ContainsKey(name);

    /// <summary>Writes a checkpoint; a kill or a full disk leaves what was there.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Write(string path, CheckpointHeader header, IReadOnlyList<(string Name, Tensor Value)> tensors)
    {
        using var scope = NewDisposeScope();
        (string Name, Tensor Value)[] flat = [.. tensors.Select(named => (named.Name, named.Value.detach().contiguous()))];
        header = header with { Entries = [.. flat.Select(named => new CheckpointEntry(named.Name, named.Value.numel() * named.Value.element_size()))] };
        AtomicFile.Write(path, (header, flat), static (stream, content) =>
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            byte[] json = JsonSerializer.SerializeToUtf8Bytes(content.header, Json);
            byte[] length = new byte[sizeof(long)];
            BinaryPrimitives.WriteInt64LittleEndian(length, json.Length);
            Put(Magic);
            Put(length);
            Put(json);
            foreach ((_, Tensor value) in content.flat)
                foreach (Tensor part in Parts(value)) Put(part.bytes);
            stream.Write(hash.GetHashAndReset());

            void Put(ReadOnlySpan<byte> bytes)
            {
                hash.AppendData(bytes);
                stream.Write(bytes);
            }
        });
    }

    /// <summary>Opens a checkpoint whose hash fits.</summary>
    /// <exception cref="InvalidDataException">It is cut short, damaged, or no checkpoint.</exception>
    public static CheckpointFile Open(string path)
    {
        using FileStream stream = File.OpenRead(path);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[Chunk];
        long left = stream.Length - HashBytes;
        if (left < Magic.Length + sizeof(long)) throw new InvalidDataException("it is cut short");
        while (left > 0)
        {
            int count = stream.Read(buffer, 0, (int)Math.Min(Chunk, left));
            if (count == 0) throw new InvalidDataException("it is cut short");
            hash.AppendData(buffer, 0, count);
            left -= count;
        }

        byte[] written = new byte[HashBytes];
        stream.ReadExactly(written);
        if (!hash.GetHashAndReset().AsSpan().SequenceEqual(written)) throw new InvalidDataException("its hash does not fit its content");

        stream.Position = 0;
        stream.ReadExactly(buffer, 0, Magic.Length + sizeof(long));
        long length = BinaryPrimitives.ReadInt64LittleEndian(buffer.AsSpan(Magic.Length));
        if (!buffer.AsSpan(0, Magic.Length).SequenceEqual(Magic) || length is < 0 or > LongestHeader) throw new InvalidDataException("it is no checkpoint of this kit");
        byte[] json = new byte[length];
        stream.ReadExactly(json);
        try
        {
            return new CheckpointFile(path, JsonSerializer.Deserialize<CheckpointHeader>(json, Json)!, stream.Position);
        }
        catch (JsonException error)
        {
            throw new InvalidDataException("its header is of another version of this kit", error);
        }
    }

    /// <summary>Reads a tensor's bytes into one of the same size.</summary>
    /// <exception cref="InvalidDataException">It is not there, or of another size.</exception>
    public void Read(string name, Tensor target)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        Tensor plain = target.is_contiguous() ? target : empty(target.shape, target.dtype);
        if (!_places.TryGetValue(name, out (long Start, long Bytes) place) || place.Bytes != plain.numel() * plain.element_size())
            throw new InvalidDataException($"it holds no '{name}' of {string.Join("×", target.shape)}");

        using FileStream stream = File.OpenRead(_path);
        stream.Position = place.Start;
        foreach (Tensor part in Parts(plain)) stream.ReadExactly(part.bytes);
        if (!ReferenceEquals(plain, target)) target.copy_(plain);
    }

    /// <summary>A tensor in pieces that fit into a span.</summary>
    private static IEnumerable<Tensor> Parts(Tensor contiguous)
    {
        if (contiguous.numel() == 0) yield break;
        Tensor line = contiguous.detach().view(-1);
        long step = (1L << 28) / contiguous.element_size();
        for (long start = 0; start < line.numel(); start += step) yield return line.narrow(0, start, Math.Min(step, line.numel() - start));
    }
}
