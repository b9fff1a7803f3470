namespace NotebookKit;

/// <summary>What a camera does to a scene: light from one side, darker corners, noise.</summary>
internal static class Camera
{
    /// <summary>Takes the picture, in place.</summary>
    /// <param name="sketch">The scene.</param>
    /// <param name="random">The picture's chance.</param>
    /// <param name="light">How much brighter one side may be, 0 to 1.</param>
    /// <param name="noise">The greatest standard deviation of the noise, in levels of 255.</param>
    public static void Take(Sketch sketch, Random random, float light, float noise)
    {
        float angle = random.Between(0, 2 * Math.PI), slope = random.Between(0, light), corners = random.Between(0, light);
        float across = slope * MathF.Cos(angle), down = slope * MathF.Sin(angle), exposure = 1 + random.Between(-light / 2, light / 2), deviation = random.Between(noise / 4, noise);
        Span<byte> pixels = sketch.Pixels;
        int side = sketch.Side;
        byte[] grain = new byte[3 * side * side];
        random.NextBytes(grain);
        for (int i = 0; i < side * side; i++)
        {
            float x = (i % side + 0.5f) / side - 0.5f, y = (i / side + 0.5f) / side - 0.5f;
            float factor = exposure * (1 + across * x + down * y - corners * (x * x + y * y));
            for (int channel = 0; channel < 3; channel++)
                pixels[4 * i + channel] = Shades.Level(pixels[4 * i + channel] * factor + deviation * Uniform * (grain[3 * i + channel] - 127.5f));
        }
    }

    /// <summary>Makes the deviation of a byte's uniform values 1: √12 / 256.</summary>
    private const float Uniform = 0.013531647f;
}
