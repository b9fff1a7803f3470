using System.Globalization;

namespace NotebookKit.Display;

/// <summary>The translucent ground of a table's cell: one form for style sheets and one for pictures.</summary>
internal static class Shading
{
    /// <summary>Reads <c>rgba(0,114,178,0.5)</c>, as cells write it.</summary>
    public static (Tone Tone, double Opacity)? Of(string shade)
    {
        string[] parts = shade.Replace("rgba(", "", StringComparison.Ordinal).TrimEnd(')').Split(',');
        if (parts.Length != 4) return null;
        byte Channel(int i) => byte.Parse(parts[i], CultureInfo.InvariantCulture);
        return (Tone.Fixed((Channel(0), Channel(1), Channel(2))), double.Parse(parts[3], CultureInfo.InvariantCulture));
    }
}
