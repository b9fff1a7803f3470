using System.Buffers.Binary;
using System.Text;

namespace NotebookKit;

/// <summary>A numpy file of bytes in one dimension (numpy.lib.format, version 1).</summary>
internal static class NpyFile
{
    private const int PreambleBytes = 10;

    /// <exception cref="KitException">The file cannot be read or is of another kind.</exception>
    public static byte[] ReadBytes(string path)
    {
        byte[] bytes = new DiskFile(path, path).ReadAllBytes();
        if (bytes.Length < PreambleBytes || bytes is not [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, ..]) throw new KitException($"{path} is not an .npy file.");
        int start = PreambleBytes + BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(8));
        string header = start <= bytes.Length ? Encoding.ASCII.GetString(bytes, PreambleBytes, start - PreambleBytes) : "";
        return header.Contains("'descr': '|u1'", StringComparison.Ordinal) && header.Contains($"({bytes.Length - start},)", StringComparison.Ordinal)
            ? bytes[start..]
            : throw new KitException($"{path} is not an .npy file of bytes in one dimension: {header.Trim()}");
    }
}
