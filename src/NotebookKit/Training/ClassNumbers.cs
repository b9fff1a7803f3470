using System.Globalization;

namespace NotebookKit;

/// <summary>Names for classes that have none.</summary>
internal static class ClassNumbers
{
    /// <summary>The names given, or the numbers from 0 to the highest label.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<string>? names, IEnumerable<int> labels) =>
        names ?? [.. Enumerable.Range(0, labels.DefaultIfEmpty(-1).Max() + 1).Select(@class => @class.ToString(CultureInfo.InvariantCulture))];
}
