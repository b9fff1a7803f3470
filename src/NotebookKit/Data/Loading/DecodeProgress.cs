using System.Globalization;

namespace NotebookKit;

/// <summary>How far the decoding of a set of images is.</summary>
/// <param name="Name">The set.</param>
/// <param name="Done">Images decoded.</param>
/// <param name="Total">Images in all.</param>
public sealed record DecodeProgress(string Name, int Done, int Total) : IPassingProgress
{
    /// <summary>Whether all are decoded.</summary>
    public bool Ended => Done >= Total;

    /// <summary>One line for a terminal.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}: {Done:N0} of {Total:N0} images decoded");
}
