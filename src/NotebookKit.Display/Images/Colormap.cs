namespace NotebookKit.Display;

/// <summary>Colours for numbers. Both scales keep their order in print and for the colour-blind.</summary>
internal static class Colormap
{
    // Anchors of matplotlib's viridis (public domain), at equal distances.
    private static readonly byte[][] Viridis =
        [[68, 1, 84], [70, 50, 127], [54, 92, 141], [39, 127, 142], [31, 161, 135], [74, 194, 109], [159, 218, 58], [253, 231, 37]];

    // Okabe and Ito's blue and vermilion with white between.
    private static readonly byte[][] BlueWhiteRed = [[0, 62, 110], [0, 114, 178], [133, 186, 219], [247, 247, 247], [240, 168, 120], [213, 94, 0], [130, 50, 0]];

    /// <summary>Not a number: a colour that neither scale has.</summary>
    public static (byte R, byte G, byte B) NotNumber => (255, 0, 255);

    /// <summary>The colour of a place on a scale.</summary>
    /// <param name="place">0 to 1.</param>
    /// <param name="diverging">Whether the scale turns around its middle.</param>
    public static (byte R, byte G, byte B) At(double place, bool diverging)
    {
        byte[][] anchors = diverging ? BlueWhiteRed : Viridis;
        double position = Math.Clamp(place, 0, 1) * (anchors.Length - 1);
        int left = Math.Min((int)position, anchors.Length - 2);
        double part = position - left;
        byte Mix(int channel) => (byte)Math.Round(anchors[left][channel] * (1 - part) + anchors[left + 1][channel] * part);
        return (Mix(0), Mix(1), Mix(2));
    }
}
