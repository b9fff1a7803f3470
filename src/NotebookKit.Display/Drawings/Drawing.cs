namespace NotebookKit.Display;

/// <summary>Lines, boxes and words on a rectangle. <see cref="SvgFile"/> and <see cref="PngFile"/> make files of it.</summary>
internal sealed class Drawing(double width, double height)
{
    private readonly List<Shape> _shapes = [];

    public double Width { get; } = width;

    public double Height { get; } = height;

    public IReadOnlyList<Shape> Shapes => _shapes;

    public void Add(Shape shape) => _shapes.Add(shape);

    public void Line(double x1, double y1, double x2, double y2, Tone tone, double width = 1, string? dash = null) =>
        Add(new Shape.Path([(x1, y1), (x2, y2)], tone, width, dash));

    public void Square(double x, double y, double side, Tone tone) => Add(new Shape.Box(x - side / 2, y - side / 2, side, side, tone));

    public void Words(double x, double y, string text, Tone tone, Anchor anchor = Anchor.Start, bool bold = false, double size = 12) =>
        Add(new Shape.Words(x, y, text, tone, anchor) { Bold = bold, Size = size });
}
