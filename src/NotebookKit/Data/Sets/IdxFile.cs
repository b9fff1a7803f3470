using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;

namespace NotebookKit;

/// <summary>
/// A gzipped IDX file of bytes: two zero bytes, the type 8, the number of dimensions, the dimensions as big-endian 32-bit
/// integers, the data (Y. LeCun, "The MNIST database", file formats).
/// </summary>
/// <param name="Dimensions">The sizes of its dimensions; the first counts the items.</param>
/// <param name="Data">Its bytes, row-major.</param>
internal sealed record IdxFile(IReadOnlyList<int> Dimensions, byte[] Data)
{
    private const byte UnsignedByte = 8;
    private const int MaxDimensions = 4;

    /// <summary>Reads a file of the user's own, gzipped or not.</summary>
    /// <exception cref="KitException">The file is not there, cut short, damaged, or not an IDX file of bytes.</exception>
    public static IdxFile Read(string path)
    {
        using PooledBytes bytes = new DiskFile(path, path).Read(Array.MaxLength);
        using MemoryStream stored = new(bytes.Array, 0, bytes.Span.Length);
        using Stream content = bytes.Span is [0x1F, 0x8B, ..] ? new GZipStream(stored, CompressionMode.Decompress) : stored;
        return Parse(content, path, null, "");
    }

    /// <summary>Reads a file and checks that it is what was published.</summary>
    /// <param name="compressed">The gzipped bytes.</param>
    /// <param name="source">The file's name for messages.</param>
    /// <param name="contentSha256">The SHA-256 that its decompressed content must have.</param>
    /// <exception cref="KitException">The file is cut short, damaged, or not an IDX file of bytes.</exception>
    public static IdxFile Read(Stream compressed, string source, string contentSha256)
    {
        using GZipStream content = new(compressed, CompressionMode.Decompress);
        return Parse(content, source, contentSha256, "; delete it and load the data set again");
    }

    private static IdxFile Parse(Stream content, string source, string? contentSha256, string advice)
    {
        try
        {
            using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

            byte[] magic = Take(content, hash, 4);
            if (magic is not [0, 0, UnsignedByte, >= 1 and <= MaxDimensions]) throw new KitException($"{source} is not an IDX file of bytes: it begins with {Convert.ToHexString(magic)}.");

            byte[] header = Take(content, hash, 4 * magic[3]);
            int[] dimensions = [.. Enumerable.Range(0, magic[3]).Select(i => BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4 * i)))];
            long size = dimensions.Aggregate(1L, (product, dimension) => dimension > 0 ? product * dimension : -1);
            if (size is <= 0 or > int.MaxValue / 2) throw new KitException($"{source} is damaged: it claims a size of {string.Join("×", dimensions)}.");

            byte[] data = Take(content, hash, (int)size);
            if (content.ReadByte() >= 0) throw new KitException($"{source} is damaged: there is more in it than the {size:N0} bytes that its header names.");

            string actual = Convert.ToHexStringLower(hash.GetHashAndReset());
            return contentSha256 is null || actual == contentSha256
                ? new IdxFile(dimensions, data)
                : throw new KitException($"{source} is damaged: the SHA-256 of its content is {actual}, not {contentSha256}{advice}.");
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException)
        {
            throw new KitException($"{source} is cut short or damaged{advice}.", error);
        }
    }

    private static byte[] Take(Stream stream, IncrementalHash hash, int count)
    {
        byte[] bytes = new byte[count];
        stream.ReadExactly(bytes);
        hash.AppendData(bytes);
        return bytes;
    }
}
