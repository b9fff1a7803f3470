using SkiaSharp;

namespace NotebookKit;

/// <summary>
/// A square picture in the making. Skia draws anti-aliased shapes of one colour, which are the same on every processor of a kind;
/// gradients, light and noise are computed by the kit on the pixels themselves, as Skia's own depend on the processor's instructions.
/// </summary>
internal sealed class Sketch : IDisposable
{
    private readonly SKBitmap _bitmap;
    private readonly SKPaint _paint = new() { IsAntialias = true, StrokeCap = SKStrokeCap.Round, StrokeJoin = SKStrokeJoin.Round };

    /// <summary>A black square.</summary>
    /// <param name="side">Pixels of a side.</param>
    public Sketch(int side)
    {
        _bitmap = new SKBitmap(new SKImageInfo(side, side, SKColorType.Rgba8888, SKAlphaType.Opaque));
        _bitmap.Erase(SKColors.Black);
        Canvas = new SKCanvas(_bitmap);
    }

    /// <summary>Pixels of a side.</summary>
    public int Side => _bitmap.Width;

    /// <summary>For clips and transforms.</summary>
    public SKCanvas Canvas { get; }

    /// <summary>The pixels, row by row, four bytes each: red, green, blue, 255.</summary>
    public Span<byte> Pixels => _bitmap.GetPixelSpan();

    public void Fill(SKPath path, SKColor colour)
    {
        (_paint.Style, _paint.Color) = (SKPaintStyle.Fill, colour);
        Canvas.DrawPath(path, _paint);
    }

    public void Stroke(SKPath path, SKColor colour, float width)
    {
        (_paint.Style, _paint.Color, _paint.StrokeWidth) = (SKPaintStyle.Stroke, colour, width);
        Canvas.DrawPath(path, _paint);
    }

    public void Oval(float x, float y, float radiusX, float radiusY, SKColor colour)
    {
        (_paint.Style, _paint.Color) = (SKPaintStyle.Fill, colour);
        Canvas.DrawOval(x, y, radiusX, radiusY, _paint);
    }

    public void Line(float x0, float y0, float x1, float y1, SKColor colour, float width)
    {
        (_paint.Style, _paint.Color, _paint.StrokeWidth) = (SKPaintStyle.Stroke, colour, width);
        Canvas.DrawLine(x0, y0, x1, y1, _paint);
    }

    /// <summary>Draws inside a shape only.</summary>
    public void Within(SKPath path, Action draw)
    {
        Canvas.Save();
        Canvas.ClipPath(path, SKClipOperation.Intersect, antialias: true);
        draw();
        Canvas.Restore();
    }

    /// <summary>Draws moved to a point, turned and scaled.</summary>
    /// <param name="x">The new origin's column.</param>
    /// <param name="y">Its row.</param>
    /// <param name="degrees">Clockwise.</param>
    /// <param name="scaleX">Pixels of a unit across.</param>
    /// <param name="scaleY">Pixels of a unit down.</param>
    /// <param name="draw">What to draw there.</param>
    public void At(float x, float y, float degrees, float scaleX, float scaleY, Action draw)
    {
        Canvas.Save();
        Canvas.Translate(x, y);
        Canvas.RotateDegrees(degrees);
        Canvas.Scale(scaleX, scaleY);
        draw();
        Canvas.Restore();
    }

    /// <summary>Copies the pixels as an <see cref="ImageSplit"/> has them.</summary>
    /// <param name="planes">3×H×W bytes.</param>
    public void CopyTo(Span<byte> planes)
    {
        ReadOnlySpan<byte> pixels = Pixels;
        int area = Side * Side;
        for (int i = 0; i < area; i++)
            for (int channel = 0; channel < 3; channel++) planes[channel * area + i] = pixels[4 * i + channel];
    }

    /// <summary>The picture as a PNG file.</summary>
    public byte[] ToPng()
    {
        using SKData file = _bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return file.ToArray();
    }

    public void Dispose()
    {
        Canvas.Dispose();
        _paint.Dispose();
        _bitmap.Dispose();
    }
}
