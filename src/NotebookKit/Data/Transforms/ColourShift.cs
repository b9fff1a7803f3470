namespace NotebookKit;

/// <summary>The four changes of colour, on bytes in place.</summary>
internal static class ColourShift
{
    /// <summary>factor × pixel.</summary>
    public static void Brightness(Span<byte> pixels, double factor)
    {
        Span<byte> table = stackalloc byte[256];
        for (int value = 0; value < 256; value++) table[value] = Byte(value * factor);
        for (int i = 0; i < pixels.Length; i++) pixels[i] = table[pixels[i]];
    }

    /// <summary>A blend with the mean of the grey image.</summary>
    public static void Contrast(Span<byte> pixels, int channels, double factor)
    {
        long sum = 0;
        if (channels == 1) foreach (byte value in pixels) sum += value;
        else for (int i = 0; i < pixels.Length; i += 3) sum += PixelLayout.Luma(pixels[i], pixels[i + 1], pixels[i + 2]);
        int mean = (int)(sum / (double)(pixels.Length / channels) + 0.5);

        Span<byte> table = stackalloc byte[256];
        for (int value = 0; value < 256; value++) table[value] = Byte(mean + factor * (value - mean));
        for (int i = 0; i < pixels.Length; i++) pixels[i] = table[pixels[i]];
    }

    /// <summary>A blend with the grey image.</summary>
    public static void Saturation(Span<byte> rgb, double factor)
    {
        for (int i = 0; i < rgb.Length; i += 3)
        {
            int grey = PixelLayout.Luma(rgb[i], rgb[i + 1], rgb[i + 2]);
            for (int channel = 0; channel < 3; channel++) rgb[i + channel] = Byte(grey + factor * (rgb[i + channel] - grey));
        }
    }

    /// <summary>A turn of the hue in HSV (A. R. Smith, SIGGRAPH 1978), 1 being the whole circle.</summary>
    public static void Hue(Span<byte> rgb, double turn)
    {
        for (int i = 0; i < rgb.Length; i += 3)
        {
            int red = rgb[i], green = rgb[i + 1], blue = rgb[i + 2];
            int most = Math.Max(red, Math.Max(green, blue)), spread = most - Math.Min(red, Math.Min(green, blue));
            if (spread == 0) continue;
            double sixth = most == red ? (double)(green - blue) / spread : most == green ? 2 + (double)(blue - red) / spread : 4 + (double)(red - green) / spread;
            double hue = sixth / 6 + turn;
            hue = (hue - Math.Floor(hue)) * 6;
            int sector = (int)hue % 6;
            double rest = hue - Math.Floor(hue), low = most - spread, falling = most - spread * rest, rising = most - spread * (1 - rest);
            (double Red, double Green, double Blue) turned = sector switch
            {
                0 => (most, rising, low),
                1 => (falling, most, low),
                2 => (low, most, rising),
                3 => (low, falling, most),
                4 => (rising, low, most),
                _ => (most, low, falling),
            };
            (rgb[i], rgb[i + 1], rgb[i + 2]) = ((byte)(turned.Red + 0.5), (byte)(turned.Green + 0.5), (byte)(turned.Blue + 0.5));
        }
    }

    private static byte Byte(double value) => (byte)Math.Clamp(value, 0, 255);
}
