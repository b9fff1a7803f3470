using System.Text;

namespace NotebookKit.Display;

/// <summary>
/// A static chart. It is shown as a picture with its own ground and its own dark colours, so that it survives notebooks
/// which strip inline SVG and styles, and reads well on any page.
/// </summary>
internal sealed class SvgDrawing(int width, int height)
{
    // Okabe and Ito's colours; the text in them is darker, for contrast.
    private const string Style =
        "text{font:12px system-ui,-apple-system,'Segoe UI',sans-serif;fill:#59636e}.bg{fill:#fff}.ink{fill:#1f2328}.b{font-weight:600}"
        + ".grid{stroke:#e3e8ed}.axis{stroke:#8c959f}.line{fill:none;stroke-width:2;stroke-linejoin:round}"
        + ".c0{stroke:#0072b2}.c1{stroke:#d55e00}.f0{fill:#0072b2}.f1{fill:#d55e00}.t0{fill:#0067a1}.t1{fill:#a84300}.hollow{fill:#fff}.d{stroke-dasharray:5 4}"
        + "@media(prefers-color-scheme:dark){text{fill:#9198a1}.bg,.hollow{fill:#0d1117}.ink{fill:#e6edf3}.grid{stroke:#21262d}.axis{stroke:#6e7681}"
        + ".c0{stroke:#56b4e9}.c1{stroke:#e69f00}.f0,.t0{fill:#56b4e9}.f1,.t1{fill:#e69f00}}";

    private readonly StringBuilder _body = new();

    public void Line(double x1, double y1, double x2, double y2, string style) =>
        Add($"<line x1=\"{N(x1)}\" y1=\"{N(y1)}\" x2=\"{N(x2)}\" y2=\"{N(y2)}\" class=\"{style}\"/>");

    public void Path(IEnumerable<(double X, double Y)> points, string style) =>
        Add($"<polyline points=\"{string.Join(' ', points.Select(p => $"{N(p.X)},{N(p.Y)}"))}\" class=\"line {style}\"/>");

    public void Dot(double x, double y, double radius, string style) =>
        Add($"<circle cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"{N(radius)}\" class=\"{style}\"/>");

    public void Square(double x, double y, double side, string style) => Box(x - side / 2, y - side / 2, side, side, style);

    public void Box(double x, double y, double w, double h, string style) =>
        Add($"<rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(w)}\" height=\"{N(h)}\" class=\"{style}\"/>");

    /// <summary>Writes a word or two.</summary>
    /// <param name="x">Where it begins, ends or is centred.</param>
    /// <param name="y">Its base line.</param>
    /// <param name="words">The words, escaped here.</param>
    /// <param name="anchor">"start", "middle" or "end".</param>
    /// <param name="style">Classes.</param>
    public void Text(double x, double y, string words, string anchor = "start", string style = "")
    {
        Add($"<text x=\"{N(x)}\" y=\"{N(y)}\" text-anchor=\"{anchor}\" class=\"{style}\">");
        _body.AppendEscaped(words).Append("</text>");
    }

    /// <summary>The finished file.</summary>
    public EncodedImage Encode()
    {
        string svg = $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\"><style>{Style}</style>"
            + $"<rect width=\"{width}\" height=\"{height}\" rx=\"4\" class=\"bg\"/>{_body}</svg>";
        return new EncodedImage("image/svg+xml", Encoding.UTF8.GetBytes(svg), width, height);
    }

    private void Add(string element) => _body.Append(element);

    private static string N(double value) => Numbers.Of(double.IsFinite(value) ? value : 0, "0.#");
}
