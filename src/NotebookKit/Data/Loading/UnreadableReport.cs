using System.Globalization;

namespace NotebookKit;

/// <summary>The images that were left out because they cannot be read.</summary>
/// <param name="Images">Which, and why.</param>
/// <param name="Total">How many there were in all.</param>
public sealed record UnreadableReport(IReadOnlyList<UnreadableImage> Images, int Total)
{
    private const int Named = 10;

    /// <summary>A line for each of the first ten.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Images.Count:N0} of {Total:N0} images cannot be read and are left out:")
        + string.Concat(Images.Take(Named).Select(image => $"\n  {image.Reason}"))
        + (Images.Count > Named ? string.Create(CultureInfo.InvariantCulture, $"\n  and {Images.Count - Named:N0} more.") : "");
}
