using System.Globalization;
using System.Text.RegularExpressions;

namespace NotebookKit.Host;

/// <summary>A text taken apart into numbers and what lies between them.</summary>
/// <param name="Skeleton">The pieces between the numbers, one more than there are numbers.</param>
/// <param name="Numbers">The numbers as they are written.</param>
internal sealed partial record NumberTokens(IReadOnlyList<string> Skeleton, IReadOnlyList<string> Numbers)
{
    /// <param name="text">The text.</param>
    /// <param name="isMarkup">Whether it is a drawing's markup, in which numbers touch letters and commas separate them.</param>
    public static NumberTokens Of(string text, bool isMarkup)
    {
        var skeleton = new List<string>();
        var numbers = new List<string>();
        int start = 0;
        foreach (ValueMatch match in (isMarkup ? InMarkup() : InText()).EnumerateMatches(text))
        {
            string number = text.Substring(match.Index, match.Length);
            if (!isMarkup && number.Count(c => c == '.') > 1) continue; // a version: 2.10.0
            skeleton.Add(text[start..match.Index]);
            numbers.Add(number);
            start = match.Index + match.Length;
        }

        skeleton.Add(text[start..]);
        return new NumberTokens(skeleton, numbers);
    }

    public static double ValueOf(string number) => double.Parse(number.Replace(",", ""), NumberStyles.Float, CultureInfo.InvariantCulture);

    // Digits of a word (ResNet18, 3f2a) belong to the word; a hyphen after a word is no sign.
    [GeneratedRegex(@"(?<![\w.])[-+]?(?:\d+(?:\.\d+){2,}|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?(?![A-Za-z_\d])", RegexOptions.CultureInvariant)]
    private static partial Regex InText();

    [GeneratedRegex(@"-?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][-+]?\d+)?", RegexOptions.CultureInvariant)]
    private static partial Regex InMarkup();
}
