using System.Globalization;

namespace NotebookKit;

/// <summary>A file wherever it lies: on disk, or in a zip, tar or RecordIO archive, where it is read in place. Safe to read from many threads.</summary>
public abstract class StoredFile
{
    private protected StoredFile(string name, long length) => (Name, Length) = (name, length);

    /// <summary>Its path below the folder or archive, with "/" between the parts.</summary>
    public string Name { get; }

    /// <summary>Its size in bytes once unpacked, as its container says.</summary>
    public long Length { get; }

    /// <summary>Where it is, for people.</summary>
    public abstract string FullName { get; }

    /// <summary>The same for two listings of one file, however they reach it.</summary>
    internal virtual string Identity => FullName;

    /// <summary>The last part of <see cref="Name"/>.</summary>
    public string FileName => Name[(Name.LastIndexOf('/') + 1)..];

    /// <summary>A file on disk.</summary>
    /// <param name="path">Where it is; whether it can be read shows when it is.</param>
    public static StoredFile OnDisk(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new DiskFile(path, Path.GetFileName(path));
    }

    /// <summary>Reads its content.</summary>
    /// <exception cref="KitException">It is gone, damaged, or longer than 2 GB.</exception>
    public byte[] ReadAllBytes()
    {
        using PooledBytes bytes = Read(Array.MaxLength);
        return bytes.Span.ToArray();
    }

    /// <summary>Decodes it as an image.</summary>
    /// <param name="options">How; RGB and upright unless said.</param>
    /// <exception cref="KitException">It is not an image, is damaged, or claims too much.</exception>
    public DecodedImage Decode(ImageDecodeOptions? options = null) => ImageFile.Decode(this, options ?? ImageDecodeOptions.Default);

    /// <summary>Its full name.</summary>
    public override string ToString() => FullName;

    /// <summary>Reads its content into rented memory.</summary>
    /// <exception cref="KitException">It is gone, damaged, or longer than the limit.</exception>
    internal PooledBytes Read(int limit)
    {
        try
        {
            return ReadCore(limit);
        }
        catch (EndOfStreamException error)
        {
            throw new KitException($"{FullName} is cut short.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new KitException($"{FullName} cannot be read: {error.Message.TrimEnd('.')}.", error);
        }
    }

    private protected abstract PooledBytes ReadCore(int limit);

    internal static KitException TooLong(string name, long length, int limit) => new(string.Create(
        CultureInfo.InvariantCulture, $"{name} has {length:N0} bytes or more, but no more than {limit:N0} are allowed: raise ImageLimits.FileBytes if you trust it."));
}
