namespace NotebookKit.Display;

/// <summary>A running download, replaced in place.</summary>
internal static class DownloadProgressFace
{
    public static IPart Of(DownloadProgress progress) => new Stack(
        new Line(CleanText.Of(progress.Url.ToString(), 200)),
        new ProgressBar(progress.TotalBytes > 0 ? Math.Clamp((double)progress.Bytes / progress.TotalBytes, 0, 1) : 0, $"{Numbers.Bytes(progress.Bytes)} of {Numbers.Bytes(progress.TotalBytes)}"));
}
