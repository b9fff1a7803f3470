namespace NotebookKit;

/// <summary>One file of a data set.</summary>
/// <param name="Name">Its name, the same everywhere.</param>
/// <param name="Bytes">Its size as its home serves it.</param>
/// <param name="ContentSha256">SHA-256 of what is in it once decompressed, in hexadecimal.</param>
/// <param name="Url">Where it can be downloaded, or null where it ships with the library.</param>
internal sealed record DatasetFile(string Name, long Bytes, string ContentSha256, Uri? Url = null);

/// <summary>The two files of a split.</summary>
internal sealed record DatasetSplitFiles(DatasetFile Images, DatasetFile Labels);
