namespace NotebookKit;

/// <summary>One file of a data set.</summary>
/// <param name="Name">Its name, the same everywhere.</param>
/// <param name="Bytes">Its size as its home serves it.</param>
/// <param name="ContentSha256">SHA-256 of what is in it once decompressed, in hexadecimal; null where only the file's own checksum is known.</param>
/// <param name="Url">Where it can be downloaded, or null where it cannot.</param>
/// <param name="PublishedMd5">MD5 of the file as its home publishes it: tells damage, not forgery.</param>
internal sealed record DatasetFile(string Name, long Bytes, string? ContentSha256 = null, Uri? Url = null, string? PublishedMd5 = null);

/// <summary>The two files of a split.</summary>
internal sealed record DatasetSplitFiles(DatasetFile Images, DatasetFile Labels);
