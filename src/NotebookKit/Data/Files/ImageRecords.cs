using System.Buffers.Binary;
using System.Globalization;

namespace NotebookKit;

/// <summary>
/// Images in a RecordIO file as MXNet's <c>im2rec</c> packs them: each record has a header of 24 bytes (a flag, a label, two numbers;
/// with a flag above 0, so many labels follow) and an image file's bytes.
/// </summary>
public static class ImageRecords
{
    private const int LabelBytes = 24;

    /// <summary>Lists the images of a file; they are read in place when they are needed.</summary>
    /// <param name="path">A .rec file; an .idx file beside it is used to go from record to record where there is one.</param>
    /// <param name="classNames">The classes in the order of their labels; their numbers unless said, which then must have no gap.</param>
    /// <returns>The images in the order of the file, called after their record's number.</returns>
    /// <exception cref="KitException">The file cannot be read, is cut short or damaged, or a label is not a class.</exception>
    /// <example><code>ImageFileSet images = ImageRecords.Load("imagenet_val.rec");</code></example>
    public static ImageFileSet Load(string path, IReadOnlyList<string>? classNames = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            ArchiveHandle archive = new(path);
            List<StoredFile> files = [];
            List<int> labels = [];
            foreach (long start in RecordIndex.Starts(archive))
            {
                (IReadOnlyList<(long Offset, int Length)> pieces, int total, _) = RecordIndex.Pieces(archive, start);
                (int label, ulong id, int header) = Label(new RecordedFile(archive, "record", pieces, 0, total), archive, start);
                files.Add(new RecordedFile(archive, string.Create(CultureInfo.InvariantCulture, $"record {id}"), pieces, header, total - header));
                labels.Add(label);
            }

            if (files.Count == 0) throw new KitException($"{path} has no records.");
            return new ImageFileSet(Path.GetFileNameWithoutExtension(path), files, labels, classNames ?? Numbers(path, labels));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new KitException($"{path} cannot be read: {error.Message.TrimEnd('.')}.", error);
        }
    }

    /// <summary>Labels that are not 0, 1, 2 and so on are an identifier or a part of another numbering: each would be a class, and most of those empty.</summary>
    private static string[] Numbers(string path, List<int> labels)
    {
        HashSet<int> found = [.. labels];
        int most = labels.Max();
        if (most < found.Count) return [.. Enumerable.Range(0, found.Count).Select(label => label.ToString(CultureInfo.InvariantCulture))];
        int gap = Enumerable.Range(0, most).First(label => !found.Contains(label));
        throw new KitException(string.Create(
            CultureInfo.InvariantCulture, $"{path} has {found.Count:N0} different labels up to {most:N0}, but none of {gap:N0}: give the names of all classes, or number the classes from 0 without a gap."));
    }

    /// <summary>The first label counts where there are several (boxes and the like follow it).</summary>
    private static (int Label, ulong Id, int HeaderBytes) Label(RecordedFile record, ArchiveHandle archive, long start)
    {
        if (record.Length < LabelBytes) throw RecordIndex.Damaged(archive.Path, start, "a record is shorter than its header");
        using PooledBytes bytes = record.ReadFirst((int)Math.Min(record.Length, LabelBytes + 4));
        uint flag = BinaryPrimitives.ReadUInt32LittleEndian(bytes.Span);
        int header = LabelBytes + 4 * (int)Math.Min(flag, 1 << 20);
        if (header >= record.Length) throw RecordIndex.Damaged(archive.Path, start, $"a record of {record.Length} bytes claims {flag} labels");
        float label = BinaryPrimitives.ReadSingleLittleEndian(bytes.Span[(flag == 0 ? 4 : LabelBytes)..]);
        if (!(label >= 0 && label < int.MaxValue && label == MathF.Floor(label)))
            throw RecordIndex.Damaged(archive.Path, start, string.Create(CultureInfo.InvariantCulture, $"the label {label} is not a class"));
        return ((int)label, BinaryPrimitives.ReadUInt64LittleEndian(bytes.Span[8..]), header);
    }
}
