using System.Buffers.Binary;

namespace NotebookKit;

/// <summary>An image within a RecordIO file, read where it lies.</summary>
internal sealed class RecordedFile(ArchiveHandle archive, string name, IReadOnlyList<(long Offset, int Length)> pieces, int skipped, int length) : StoredFile(name, length)
{
    public override string FullName => $"{archive.Path}: {Name}";

    // Records may have one number, or none.
    internal override string Identity => $"{archive.Path}: {pieces[0].Offset}";

    /// <summary>Reads its beginning, without the rest where it is in one piece.</summary>
    public PooledBytes ReadFirst(int bytes) => pieces.Count == 1 ? PooledBytes.Read(archive.File, pieces[0].Offset + skipped, bytes) : Read(int.MaxValue);

    private protected override PooledBytes ReadCore(int limit)
    {
        if (Length > limit) throw TooLong(FullName, Length, limit);
        PooledBytes content = PooledBytes.Rent((int)Length);
        int position = -skipped;
        for (int piece = 0; piece < pieces.Count; piece++)
        {
            if (piece > 0) position += PutMagic(content, position);
            position += Put(content, position, pieces[piece]);
        }

        return content;
    }

    /// <summary>The magic word at which the writer divided the record belongs to its content.</summary>
    private static int PutMagic(PooledBytes content, int position)
    {
        Span<byte> magic = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(magic, RecordMarker.Magic);
        int from = Math.Clamp(-position, 0, 4);
        magic[from..].CopyTo(content.Array.AsSpan(Math.Max(0, position)));
        return 4;
    }

    private int Put(PooledBytes content, int position, (long Offset, int Length) piece)
    {
        int from = Math.Clamp(-position, 0, piece.Length);
        using PooledBytes bytes = PooledBytes.Read(archive.File, piece.Offset + from, piece.Length - from);
        bytes.Span.CopyTo(content.Array.AsSpan(Math.Max(0, position)));
        return piece.Length;
    }
}
