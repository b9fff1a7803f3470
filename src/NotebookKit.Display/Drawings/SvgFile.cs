using System.Globalization;
using System.Text;

namespace NotebookKit.Display;

/// <summary>
/// A drawing as an SVG file. It is shown as a picture with its own ground and its own dark and high-contrast colours, so
/// that it survives notebooks which strip inline SVG and styles, and reads well on any page and in print.
/// </summary>
internal static class SvgFile
{
    public static EncodedImage Encode(Drawing drawing)
    {
        var body = new StringBuilder();
        var tones = new SortedDictionary<string, Tone>(StringComparer.Ordinal) { [Tone.Ground.Name] = Tone.Ground };
        foreach (Shape shape in drawing.Shapes) Write(body, shape, tones);
        string size = $"width=\"{N(drawing.Width)}\" height=\"{N(drawing.Height)}\"";
        string svg = $"<svg xmlns=\"http://www.w3.org/2000/svg\" {size} viewBox=\"0 0 {N(drawing.Width)} {N(drawing.Height)}\"><style>{Rules([.. tones.Values])}</style>"
            + $"<rect {size} rx=\"4\" class=\"g\"/>{body}</svg>";
        return new EncodedImage("image/svg+xml", Encoding.UTF8.GetBytes(svg), (int)Math.Ceiling(drawing.Width), (int)Math.Ceiling(drawing.Height)) { Source = drawing };
    }

    // A tone's rule sets colour; lines take it as their stroke, all else as its filling.
    private static string Rules(Tone[] tones)
    {
        string Colours(Func<Tone, string> of) => string.Concat(tones.Select(tone => $".{tone.Name}{{color:{of(tone)}}}"));
        string Loud(Tone tone) => tone == Tone.Dim || tone == Tone.Axis ? Tone.Ink.Light : tone == Tone.Grid ? Tone.Axis.Light : tone.Light;
        return "*{fill:currentColor}text{font:12px system-ui,-apple-system,'Segoe UI',sans-serif}.n{font-family:ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace}"
            + ".l{fill:none;stroke:currentColor;stroke-linejoin:round}" + Colours(tone => tone.Light)
            + $"@media(prefers-color-scheme:dark){{{Colours(tone => tone.Dark)}}}@media(prefers-color-scheme:light) and (prefers-contrast:more){{{Colours(Loud)}}}";
    }

    private static void Write(StringBuilder svg, Shape shape, SortedDictionary<string, Tone> tones)
    {
        switch (shape)
        {
            case Shape.Path { Points: [var from, var to] } line:
                svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{N(from.X)} {N(from.Y)}L{N(to.X)} {N(to.Y)}\"{Paint(line.Tone, tones, "l")}{Stroke(line)}/>");
                break;
            case Shape.Path path:
                svg.Append(CultureInfo.InvariantCulture, $"<polyline points=\"{Points(path.Points)}\"{Paint(path.Tone, tones, "l")}{Stroke(path)}/>");
                break;
            case Shape.Area area:
                svg.Append(CultureInfo.InvariantCulture, $"<polygon points=\"{Points(area.Points)}\"{Paint(area.Tone, tones)}{Opacity(area.Opacity)}/>");
                break;
            case Shape.Box box:
                string radius = box.Radius > 0 ? $" rx=\"{N(box.Radius)}\"" : "";
                svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{N(box.X)}\" y=\"{N(box.Y)}\" width=\"{N(box.Width)}\" height=\"{N(box.Height)}\"{radius}{Paint(box.Tone, tones)}{Opacity(box.Opacity)}/>");
                break;
            case Shape.Dot dot:
                string hollow = dot.Hollow ? " stroke-width=\"2\"" : "";
                svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{N(dot.X)}\" cy=\"{N(dot.Y)}\" r=\"{N(dot.Radius)}\"{Paint(dot.Tone, tones, dot.Hollow ? "l" : null)}{hollow}/>");
                break;
            case Shape.Words words:
                Write(svg, words, tones);
                break;
            case Shape.Image image:
                string crisp = image.Crisp ? " style=\"image-rendering:pixelated\"" : "";
                svg.Append(CultureInfo.InvariantCulture, $"<image x=\"{N(image.X)}\" y=\"{N(image.Y)}\" width=\"{N(image.Width)}\" height=\"{N(image.Height)}\" preserveAspectRatio=\"none\" href=\"{image.Content.DataUrl}\"{crisp}/>");
                break;
            case Shape.Inset inset:
                svg.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate({N(inset.X)} {N(inset.Y)})\">");
                foreach (Shape part in inset.Content.Shapes) Write(svg, part, tones);
                svg.Append("</g>");
                break;
        }
    }

    private static void Write(StringBuilder svg, Shape.Words words, SortedDictionary<string, Tone> tones)
    {
        string place = words.Upright ? $"transform=\"translate({N(words.X)} {N(words.Y)}) rotate(-90)\"" : $"x=\"{N(words.X)}\" y=\"{N(words.Y)}\"";
        string anchor = words.Anchor switch { Anchor.Middle => " text-anchor=\"middle\"", Anchor.End => " text-anchor=\"end\"", _ => "" };
        string style = (words.Size == 12 ? "" : $"font-size:{N(words.Size)}px;") + (words.Bold ? "font-weight:600;" : "");
        svg.Append(CultureInfo.InvariantCulture, $"<text {place}{anchor}{Paint(words.Tone, tones, words.Mono ? "n" : null)}");
        if (style.Length > 0) svg.Append(CultureInfo.InvariantCulture, $" style=\"{style}\"");
        svg.Append('>').AppendEscaped(words.Text).Append("</text>");
    }

    private static string Paint(Tone tone, SortedDictionary<string, Tone> tones, string? also = null)
    {
        if (tone.Name.Length == 0) return $" color=\"{tone.Light}\"{(also is null ? "" : $" class=\"{also}\"")}";
        tones[tone.Name] = tone;
        return $" class=\"{(also is null ? "" : also + " ")}{tone.Name}\"";
    }

    private static string Stroke(Shape.Path path) =>
        (path.Width == 1 ? "" : $" stroke-width=\"{N(path.Width)}\"") + (path.Dash is null ? "" : $" stroke-dasharray=\"{path.Dash}\"");

    private static string Opacity(double opacity) => opacity == 1 ? "" : $" opacity=\"{N(opacity)}\"";

    private static string Points(IReadOnlyList<(double X, double Y)> points) => string.Join(' ', points.Select(p => $"{N(p.X)},{N(p.Y)}"));

    private static string N(double value) => Numbers.Of(double.IsFinite(value) ? value : 0, "0.##");
}
