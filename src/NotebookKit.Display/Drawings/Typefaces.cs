using System.Text;
using SkiaSharp;

namespace NotebookKit.Display;

/// <summary>The machine's fonts, for words in pictures.</summary>
internal static class Typefaces
{
    private static readonly string[] Sans = ["DejaVu Sans", "Segoe UI", "Helvetica Neue", "Arial", "Liberation Sans", "Noto Sans"];
    private static readonly string[] Monospaced = ["DejaVu Sans Mono", "Consolas", "Menlo", "Liberation Mono", "Noto Sans Mono"];

    private static readonly Lazy<SKTypeface> Plain = new(() => Find(Sans, SKFontStyle.Normal)), Bold = new(() => Find(Sans, SKFontStyle.Bold)), Mono = new(() => Find(Monospaced, SKFontStyle.Normal));

    /// <summary>A font for some words.</summary>
    /// <exception cref="KitException">The machine has no font at all.</exception>
    public static SKFont For(Shape.Words words) => new((words.Mono ? Mono : words.Bold ? Bold : Plain).Value, (float)words.Size) { Subpixel = true, Edging = SKFontEdging.Antialias };

    /// <summary>How many pixels some words take.</summary>
    public static double Width(Shape.Words words)
    {
        using SKFont font = For(words);
        return Runs(words.Text, font).Sum(run => Measure(run));
    }

    /// <summary>The words in runs of one typeface each: what the first lacks, another of the machine's may have.</summary>
    public static IEnumerable<(string Text, SKTypeface Typeface, float Size)> Runs(string text, SKFont font)
    {
        var run = new StringBuilder();
        SKTypeface current = font.Typeface;
        foreach (Rune rune in text.EnumerateRunes())
        {
            SKTypeface wanted = font.Typeface.GetGlyph(rune.Value) != 0 ? font.Typeface : SKFontManager.Default.MatchCharacter(rune.Value) ?? font.Typeface;
            if (wanted != current && run.Length > 0)
            {
                yield return (run.ToString(), current, font.Size);
                run.Clear();
            }

            current = wanted;
            run.Append(rune.ToString());
        }

        if (run.Length > 0) yield return (run.ToString(), current, font.Size);
    }

    private static double Measure((string Text, SKTypeface Typeface, float Size) run)
    {
        using var font = new SKFont(run.Typeface, run.Size);
        return font.MeasureText(run.Text);
    }

    private static SKTypeface Find(string[] families, SKFontStyle style)
    {
        foreach (string family in families)
        {
            if (SKFontManager.Default.MatchFamily(family, style) is { } found) return found;
        }

        SKTypeface fallback = SKTypeface.Default;
        if (fallback.GlyphCount > 0) return fallback;
        throw new KitException("A picture with words needs a font, and this machine has none; on Debian and Ubuntu install the package fonts-dejavu-core.");
    }
}
