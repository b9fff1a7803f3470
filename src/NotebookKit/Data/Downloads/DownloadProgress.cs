using System.Globalization;

namespace NotebookKit;

/// <summary>How far a download is.</summary>
/// <param name="Url">What is being downloaded.</param>
/// <param name="Bytes">How much has arrived.</param>
/// <param name="TotalBytes">How much there is, 0 when unknown.</param>
public sealed record DownloadProgress(Uri Url, long Bytes, long TotalBytes)
{
    /// <summary>Whether everything has arrived.</summary>
    public bool Ended => Bytes >= TotalBytes;

    /// <summary>One line for a terminal.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Url}: {Bytes / 1e6:F1} of {TotalBytes / 1e6:F1} MB{(Ended ? "" : $" ({100.0 * Bytes / TotalBytes:F0} %)")}");
}
