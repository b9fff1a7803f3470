using System.Globalization;

namespace NotebookKit.Display;

/// <summary>A colour in its two forms, for a light and for a dark ground.</summary>
/// <param name="Name">A letter or two by which a file's style rules know it; empty for a colour that is the same everywhere.</param>
/// <param name="Light">On a light ground, #rrggbb.</param>
/// <param name="Dark">On a dark ground, #rrggbb.</param>
internal sealed record Tone(string Name, string Light, string Dark)
{
    // Okabe and Ito's colours, told apart by the colour-blind, in an order whose greys differ in print, too; on a dark ground
    // lighter, as text darker, so that contrast holds (WCAG AA: 3 for lines, 4.5 for words).
    private static readonly Tone[] Series =
    [
        new("a", "#0072b2", "#56b4e9"), new("b", "#d55e00", "#e69f00"), new("c", "#00805e", "#2fbf97"),
        new("d", "#a8457f", "#dd93bd"), new("e", "#8a6d00", "#f0e442"), new("f", "#5b5f66", "#b8bec6"),
    ];

    private static readonly Tone[] SeriesWords =
    [
        new("ta", "#0067a1", "#56b4e9"), new("tb", "#a84300", "#e69f00"), new("tc", "#006b4f", "#2fbf97"),
        new("td", "#8f3068", "#dd93bd"), new("te", "#6b5500", "#f0e442"), new("tf", "#4d5157", "#b8bec6"),
    ];

    public static Tone Ground { get; } = new("g", "#ffffff", "#0d1117");

    public static Tone Ink { get; } = new("i", "#1f2328", "#e6edf3");

    public static Tone Dim { get; } = new("m", "#59636e", "#9198a1");

    public static Tone Grid { get; } = new("r", "#e3e8ed", "#21262d");

    public static Tone Axis { get; } = new("x", "#8c959f", "#6e7681");

    /// <summary>The colour of the n-th series.</summary>
    public static Tone OfSeries(int index) => Series[index % Series.Length];

    /// <summary>Words about the n-th series.</summary>
    public static Tone OfWords(int index) => SeriesWords[index % SeriesWords.Length];

    /// <summary>A colour that stays what it is, as those of a heat map do.</summary>
    public static Tone Fixed((byte R, byte G, byte B) colour)
    {
        string hex = string.Create(CultureInfo.InvariantCulture, $"#{colour.R:x2}{colour.G:x2}{colour.B:x2}");
        return new Tone("", hex, hex);
    }

    /// <summary>Black or white, whichever is read more easily on a colour (relative luminance of WCAG 2.2).</summary>
    public static Tone On((byte R, byte G, byte B) colour)
    {
        static double Linear(byte channel) => channel / 255.0 is var c && c <= 0.04045 ? c / 12.92 : Math.Pow((channel / 255.0 + 0.055) / 1.055, 2.4);
        double luminance = 0.2126 * Linear(colour.R) + 0.7152 * Linear(colour.G) + 0.0722 * Linear(colour.B);
        return luminance > 0.179 ? Fixed((0, 0, 0)) : Fixed((255, 255, 255));
    }
}
