using System.Security.Cryptography;

namespace NotebookKit;

/// <summary>A file of published weights.</summary>
/// <param name="Path">Its place below a folder of weights.</param>
/// <param name="Url">Where it can be downloaded; null where it cannot.</param>
/// <param name="Bytes">Its size; null where no source says it.</param>
/// <param name="Sha256">Its SHA-256 in hexadecimal, or the first digits of it where no more is published; null where nothing is.</param>
/// <param name="Sha1">Its SHA-1, where that is what its home publishes: tells damage, hardly forgery.</param>
/// <param name="ChecksumSource">Who says so.</param>
public sealed record WeightDownload(string Path, Uri? Url = null, long? Bytes = null, string? Sha256 = null, string? Sha1 = null, string? ChecksumSource = null)
{
    /// <summary>Whether a published checksum can tell the file from another.</summary>
    public bool IsVerifiable => Sha256 is not null || Sha1 is not null;

    /// <summary>Compares size and checksum.</summary>
    /// <exception cref="KitException">The file is another.</exception>
    internal void MustBe(string file)
    {
        try
        {
            using FileStream content = File.OpenRead(file);
            MustBe(file, content);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new KitException($"{file} cannot be read: {error.Message}", error);
        }
    }

    /// <summary>The same for content that is open.</summary>
    /// <param name="file">What sentences call it.</param>
    /// <param name="content">All of it.</param>
    /// <exception cref="KitException">It is another.</exception>
    internal void MustBe(string file, Stream content)
    {
        if (Bytes is not null && content.Length != Bytes) throw new KitException($"{file} is not what was published: it has {content.Length:N0} bytes, not {Bytes:N0}; delete it and load the weights again.");
        if (Sha256 is not null)
        {
            string actual = Convert.ToHexStringLower(SHA256.HashData(content));
            if (!actual.StartsWith(Sha256, StringComparison.Ordinal)) throw new KitException($"{file} is not what was published: its SHA-256 is {actual}, not {Sha256}; delete it and load the weights again.");
        }
        else if (Sha1 is not null)
        {
#pragma warning disable CA5350 // The only checksum that its home publishes.
            string actual = Convert.ToHexStringLower(SHA1.HashData(content));
#pragma warning restore CA5350
            if (actual != Sha1) throw new KitException($"{file} is not what was published: its SHA-1 is {actual}, not {Sha1}; delete it and load the weights again.");
        }
    }
}
