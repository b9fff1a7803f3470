namespace NotebookKit.Display;

/// <summary>Lays a map over a picture: the picture in grey, the map in orange and blue, the stronger the more.</summary>
internal static class HeatOverlay
{
    private const double Strongest = 0.85, Root = 0.75;
    private static readonly (byte R, byte G, byte B) For = (213, 94, 0), Against = (0, 114, 178);

    /// <summary>The colours of a map: around zero where it has both signs, else from zero to its greatest value.</summary>
    public static HeatScale Scale(IEnumerable<double> values)
    {
        double[] finite = [.. values.Where(double.IsFinite).DefaultIfEmpty(0)];
        double most = Math.Max(finite.Max(), -finite.Min());
        if (!(most > 0)) most = 1;
        return finite.Min() < 0 ? new HeatScale(-most, most, true) : new HeatScale(0, most, false);
    }

    /// <summary>The picture with the map over it; a picture of a few pixels is enlarged, so that the map shows finer than they are.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="map">H×W values, of any size.</param>
    /// <param name="scale">Their scale.</param>
    /// <param name="side">The longer side up to which a small picture is enlarged, by a whole number.</param>
    public static Pixels Draw(DecodedImage image, float[,] map, HeatScale scale, int side)
    {
        int longer = Math.Max(image.Width, image.Height), enlarged = longer > DisplayLimits.CrispSide ? 1 : Math.Max(1, side / longer);
        int width = image.Width * enlarged, height = image.Height * enlarged;
        ReadOnlySpan<byte> source = image.Pixels;
        byte[] data = new byte[3 * width * height];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                int from = (y / enlarged * image.Width + x / enlarged) * image.Channels;
                double grey = image.Channels == 1 ? source[from] : 0.299 * source[from] + 0.587 * source[from + 1] + 0.114 * source[from + 2];
                double value = At(map, (y + 0.5) / height, (x + 0.5) / width) / scale.High;
                double weight = double.IsFinite(value) ? Strongest * Math.Pow(Math.Min(1, Math.Abs(value)), Root) : 0;
                (byte r, byte g, byte b) = value >= 0 ? For : Against;
                int at = 3 * (y * width + x);
                (data[at], data[at + 1], data[at + 2]) = (Mix(grey, r, weight), Mix(grey, g, weight), Mix(grey, b, weight));
            }
        }

        return new Pixels(width, height, 3, data);
    }

    private static byte Mix(double grey, byte colour, double weight) => (byte)Math.Round(grey * (1 - weight) + colour * weight);

    // Between four values, as an enlarged picture is read.
    private static double At(float[,] map, double down, double across)
    {
        int rows = map.GetLength(0), columns = map.GetLength(1);
        double y = Math.Clamp(down * rows - 0.5, 0, rows - 1), x = Math.Clamp(across * columns - 0.5, 0, columns - 1);
        int top = (int)y, left = (int)x, bottom = Math.Min(top + 1, rows - 1), right = Math.Min(left + 1, columns - 1);
        double v = y - top, h = x - left;
        return (map[top, left] * (1 - h) + map[top, right] * h) * (1 - v) + (map[bottom, left] * (1 - h) + map[bottom, right] * h) * v;
    }
}
