using System.Globalization;
using System.Text.RegularExpressions;

namespace NotebookKit.Host;

/// <summary>Sizes of memory as people write them: <c>512M</c>, <c>1.5 GB</c>, <c>2GiB</c>; K, M and G count in steps of 1,024.</summary>
internal static partial class ByteSize
{
    private const string Units = "KMGT";

    /// <returns>The bytes, or null when the text is no size.</returns>
    public static long? Parse(string text)
    {
        Match match = Form().Match(text);
        if (!match.Success) return null;
        double number = double.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);
        int power = match.Groups["unit"].Success ? Units.IndexOf(char.ToUpperInvariant(match.Groups["unit"].Value[0]), StringComparison.Ordinal) + 1 : 0;
        double bytes = number * Math.Pow(1024, power);
        return bytes is >= 1 and < long.MaxValue ? (long)bytes : null;
    }

    public static string Text(long bytes)
    {
        double size = bytes;
        int unit = 0;
        for (; size >= 1024 && unit < Units.Length; unit++) size /= 1024;
        return unit == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{bytes} B")
            : string.Create(CultureInfo.InvariantCulture, $"{size:0.#} {Units[unit - 1]}iB");
    }

    [GeneratedRegex(@"^\s*(?<number>\d+(\.\d+)?)\s*((?<unit>[KMGT])i?)?B?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Form();
}
