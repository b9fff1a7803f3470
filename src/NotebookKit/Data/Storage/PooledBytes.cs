using System.Buffers;

namespace NotebookKit;

/// <summary>Bytes in rented memory, given back when disposed.</summary>
internal sealed class PooledBytes : IDisposable
{
    private readonly int _length;
    private byte[]? _bytes;

    private PooledBytes(byte[] bytes, int length) => (_bytes, _length) = (bytes, length);

    public ReadOnlySpan<byte> Span => Array.AsSpan(0, _length);

    /// <summary>The rented array, which is longer than its content.</summary>
    public byte[] Array
    {
        get
        {
            ObjectDisposedException.ThrowIf(_bytes is null, this);
            return _bytes;
        }
    }

    /// <summary>Memory that is still to be filled.</summary>
    public static PooledBytes Rent(int length) => new(ArrayPool<byte>.Shared.Rent(length), length);

    /// <summary>Reads exactly this many bytes.</summary>
    /// <exception cref="EndOfStreamException">There are fewer.</exception>
    public static PooledBytes Read(Stream stream, int length)
    {
        PooledBytes bytes = Rent(length);
        try
        {
            stream.ReadExactly(bytes.Array, 0, length);
            return bytes;
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    /// <summary>Reads exactly this many bytes of a file, wherever other threads read in it.</summary>
    /// <exception cref="EndOfStreamException">The file ends before.</exception>
    public static PooledBytes Read(Microsoft.Win32.SafeHandles.SafeFileHandle file, long offset, int length)
    {
        PooledBytes bytes = Rent(length);
        for (int done = 0; done < length;)
        {
            int read = RandomAccess.Read(file, bytes.Array.AsSpan(done, length - done), offset + done);
            if (read == 0)
            {
                bytes.Dispose();
                throw new EndOfStreamException();
            }

            done += read;
        }

        return bytes;
    }

    /// <summary>Reads a stream whose length nobody knows, up to a limit.</summary>
    /// <exception cref="KitException">There is more than the limit.</exception>
    public static PooledBytes ReadToEnd(Stream stream, int limit, string name)
    {
        byte[] bytes = ArrayPool<byte>.Shared.Rent(Math.Min(1 << 16, limit + 1));
        int length = 0;
        for (int read; (read = stream.Read(bytes, length, Math.Min(bytes.Length, limit + 1) - length)) > 0;)
        {
            length += read;
            if (length > limit)
            {
                ArrayPool<byte>.Shared.Return(bytes);
                throw StoredFile.TooLong(name, length, limit);
            }

            if (length < bytes.Length) continue;
            byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(2L * bytes.Length, limit + 1L));
            bytes.AsSpan(0, length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(bytes);
            bytes = larger;
        }

        return new PooledBytes(bytes, length);
    }

    public void Dispose()
    {
        byte[]? bytes = Interlocked.Exchange(ref _bytes, null);
        if (bytes is not null) ArrayPool<byte>.Shared.Return(bytes);
    }
}
