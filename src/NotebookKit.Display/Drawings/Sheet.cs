namespace NotebookKit.Display;

/// <summary>A sheet that parts are set on from top to bottom, for the picture of a whole face.</summary>
/// <param name="margin">What stays free around it.</param>
internal sealed class Sheet(double margin = Sheet.PageMargin)
{
    private const double PageMargin = 12, PageWidth = 200, Tallest = 4000, LineHeight = 1.5, TextWidth = 760;

    private readonly List<Shape> _shapes = [];
    private readonly double _margin = margin;
    private double _right = margin > 0 ? PageWidth : 0;
    private bool _full;

    /// <summary>Where the next part begins, from the top.</summary>
    public double Y { get; private set; } = margin;

    /// <summary>Where parts begin, from the left.</summary>
    public double Left { get; private set; } = margin;

    /// <summary>Sets some words, on several lines where they are long.</summary>
    public void Write(string text, double size = 13, bool bold = false, Tone? tone = null)
    {
        var line = new Shape.Words(Left, 0, "", tone ?? Tone.Ink) { Size = size, Bold = bold };
        foreach (string words in Wrapped(text, line))
        {
            Place(line with { Text = words, Y = Y + size }, Typefaces.Width(line with { Text = words }));
            Advance(size * LineHeight);
        }

        Advance(4);
    }

    /// <summary>Sets lines that keep their columns.</summary>
    public void WriteMono(string text)
    {
        foreach (string words in text.Split('\n'))
        {
            var line = new Shape.Words(Left, Y + 12, words, Tone.Ink) { Mono = true };
            Place(line, Typefaces.Width(line));
            Advance(17);
        }

        Advance(5);
    }

    /// <summary>Sets a picture.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="width">Its width on the sheet.</param>
    /// <param name="height">Its height on the sheet.</param>
    /// <param name="crisp">Whether its pixels stay squares.</param>
    public void Show(EncodedImage image, double width, double height, bool crisp)
    {
        Place(ShapeOf(image, Left, Y, width, height, crisp), width);
        Advance(height + 6);
    }

    /// <summary>Sets a shape at a place of its own.</summary>
    public void Place(Shape shape, double width)
    {
        if (_full) return;
        _shapes.Add(shape);
        _right = Math.Max(_right, Left + width);
    }

    /// <summary>Notes how far right something reaches that <see cref="Place"/> wasn't told the width of.</summary>
    public void Reach(double right) => _right = Math.Max(_right, right);

    /// <summary>Goes on below; a sheet that is full takes nothing more and says so.</summary>
    public void Advance(double height)
    {
        if (_full) return;
        Y += height;
        if (Y <= Tallest) return;
        _shapes.Add(new Shape.Words(_margin, Y + 12, "… cut here: a picture ends after 4,000 lines of pixels", Tone.Dim));
        Y += 20;
        _full = true;
    }

    /// <summary>Sets what follows a little to the right.</summary>
    public void Indent(double by) => Left += by;

    /// <summary>The finished drawing.</summary>
    public Drawing Finish()
    {
        var drawing = new Drawing(Math.Min(1600, _right + _margin), Math.Max(1, Y + _margin - 4));
        foreach (Shape shape in _shapes) drawing.Add(shape);
        return drawing;
    }

    /// <summary>A picture as a shape: a drawn one stays drawn.</summary>
    public static Shape ShapeOf(EncodedImage image, double x, double y, double width, double height, bool crisp) =>
        image.Source is { } drawing ? new Shape.Inset(x, y, drawing) : new Shape.Image(x, y, width, height, image, crisp);

    private static IEnumerable<string> Wrapped(string text, Shape.Words line)
    {
        var words = new List<string>();
        foreach (string word in text.Split(' '))
        {
            if (words.Count > 0 && Typefaces.Width(line with { Text = string.Join(' ', words.Append(word)) }) > TextWidth)
            {
                yield return string.Join(' ', words);
                words.Clear();
            }

            words.Add(word);
        }

        yield return string.Join(' ', words);
    }
}
