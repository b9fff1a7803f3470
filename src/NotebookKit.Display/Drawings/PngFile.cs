using System.Globalization;
using SkiaSharp;

namespace NotebookKit.Display;

/// <summary>A drawing as a PNG file, for hosts that show nothing else.</summary>
internal static class PngFile
{
    private const double Scale = 2;

    /// <summary>Draws at two pixels for one, on a light ground: a picture cannot know its page.</summary>
    /// <exception cref="KitException">There are words and the machine has no font.</exception>
    public static EncodedImage Encode(Drawing drawing)
    {
        (int width, int height) = ((int)Math.Ceiling(drawing.Width), (int)Math.Ceiling(drawing.Height));
        using var bitmap = new SKBitmap((int)(width * Scale), (int)(height * Scale), SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        canvas.Scale((float)Scale);
        foreach (Shape shape in drawing.Shapes) Paint(canvas, shape);
        canvas.Flush();
        using SKData data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return new EncodedImage("image/png", data.ToArray(), bitmap.Width, bitmap.Height) { Source = drawing };
    }

    private static void Paint(SKCanvas canvas, Shape shape)
    {
        using var paint = new SKPaint { IsAntialias = true };
        switch (shape)
        {
            case Shape.Path path:
                (paint.Style, paint.StrokeWidth, paint.Color, paint.StrokeJoin) = (SKPaintStyle.Stroke, (float)path.Width, Colour(path.Tone), SKStrokeJoin.Round);
                using (SKPathEffect? dash = path.Dash is null ? null : SKPathEffect.CreateDash([.. path.Dash.Split(' ').Select(part => float.Parse(part, CultureInfo.InvariantCulture))], 0))
                {
                    paint.PathEffect = dash;
                    Trace(canvas, path.Points, paint, close: false);
                }

                break;
            case Shape.Area area:
                paint.Color = Colour(area.Tone, area.Opacity);
                Trace(canvas, area.Points, paint, close: true);
                break;
            case Shape.Box box:
                paint.Color = Colour(box.Tone, box.Opacity);
                paint.IsAntialias = box.Radius > 0;
                canvas.DrawRoundRect((float)box.X, (float)box.Y, (float)box.Width, (float)box.Height, (float)box.Radius, (float)box.Radius, paint);
                break;
            case Shape.Dot dot:
                (paint.Color, paint.Style, paint.StrokeWidth) = (Colour(dot.Tone), dot.Hollow ? SKPaintStyle.Stroke : SKPaintStyle.Fill, 2);
                canvas.DrawCircle((float)dot.X, (float)dot.Y, (float)dot.Radius, paint);
                break;
            case Shape.Words words:
                paint.Color = Colour(words.Tone);
                Write(canvas, words, paint);
                break;
            case Shape.Image image:
                using (var pixels = SKBitmap.Decode(image.Content.Data))
                using (var picture = SKImage.FromBitmap(pixels))
                {
                    var place = SKRect.Create((float)image.X, (float)image.Y, (float)image.Width, (float)image.Height);
                    canvas.DrawImage(picture, place, new SKSamplingOptions(image.Crisp ? SKFilterMode.Nearest : SKFilterMode.Linear, SKMipmapMode.None), paint);
                }

                break;
            case Shape.Inset inset:
                using (new SKAutoCanvasRestore(canvas))
                {
                    canvas.Translate((float)inset.X, (float)inset.Y);
                    foreach (Shape part in inset.Content.Shapes) Paint(canvas, part);
                }

                break;
        }
    }

    private static void Write(SKCanvas canvas, Shape.Words words, SKPaint paint)
    {
        using var restore = new SKAutoCanvasRestore(canvas);
        canvas.Translate((float)words.X, (float)words.Y);
        if (words.Upright) canvas.RotateDegrees(-90);
        double width = words.Anchor == Anchor.Start ? 0 : Typefaces.Width(words);
        float x = (float)(words.Anchor switch { Anchor.Middle => -width / 2, Anchor.End => -width, _ => 0 });
        using SKFont font = Typefaces.For(words);
        foreach ((string text, SKTypeface typeface, float size) in Typefaces.Runs(words.Text, font))
        {
            using var own = new SKFont(typeface, size) { Subpixel = true, Edging = SKFontEdging.Antialias };
            canvas.DrawText(text, x, 0, own, paint);
            x += own.MeasureText(text);
        }
    }

    private static void Trace(SKCanvas canvas, IReadOnlyList<(double X, double Y)> points, SKPaint paint, bool close)
    {
        using var path = new SKPath();
        path.AddPoly([.. points.Select(point => new SKPoint((float)point.X, (float)point.Y))], close);
        canvas.DrawPath(path, paint);
    }

    private static SKColor Colour(Tone tone, double opacity = 1) => SKColor.Parse(tone.Light).WithAlpha((byte)Math.Round(opacity * 255));
}
