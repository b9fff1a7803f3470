using System.Text;
using System.Text.RegularExpressions;

namespace NotebookKit.Host;

/// <summary>Two pieces of HTML or SVG: as text, and the pictures inside them as pictures.</summary>
internal sealed partial class MarkupComparison(TextComparison text, PictureComparison pictures)
{
    private const string Place = "data:image/…";

    /// <summary>The first difference in words, or null where there is none.</summary>
    /// <param name="stored">The stored markup.</param>
    /// <param name="fresh">This run's.</param>
    /// <param name="isDrawing">Whether it is SVG, in which numbers touch letters.</param>
    public string? Difference(string stored, string fresh, bool isDrawing)
    {
        if (stored == fresh) return null;
        MatchCollection expected = EmbeddedPicture().Matches(stored), found = EmbeddedPicture().Matches(fresh);
        if (expected.Count != found.Count) return $"it has {found.Count} pictures, not {expected.Count}";
        if (text.Difference(EmbeddedPicture().Replace(stored, Place), EmbeddedPicture().Replace(fresh, Place), isDrawing) is { } words) return words;

        for (int i = 0; i < expected.Count; i++)
            if (Difference(expected[i], found[i]) is { } difference)
                return expected.Count == 1 ? difference : $"picture {i + 1}: {difference}";
        return null;
    }

    private string? Difference(Match expected, Match found)
    {
        (string type, string data) = (expected.Groups["type"].Value, expected.Groups["data"].Value);
        if (type != found.Groups["type"].Value) return $"the picture is {found.Groups["type"].Value}, not {type}";
        return type == "svg+xml"
            ? Difference(Decoded(data), Decoded(found.Groups["data"].Value), isDrawing: true)
            : pictures.Difference(data, found.Groups["data"].Value);
    }

    private static string Decoded(string base64)
    {
        byte[] bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out int length) ? Encoding.UTF8.GetString(bytes, 0, length) : base64;
    }

    [GeneratedRegex(@"data:image/(?<type>[\w.+-]+);base64,(?<data>[A-Za-z0-9+/=\s]*[A-Za-z0-9+/=])", RegexOptions.CultureInvariant)]
    private static partial Regex EmbeddedPicture();
}
