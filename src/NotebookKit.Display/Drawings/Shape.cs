namespace NotebookKit.Display;

/// <summary>One stroke of a drawing. Lengths are CSS pixels.</summary>
internal abstract record Shape
{
    private Shape()
    {
    }

    /// <summary>A line through points.</summary>
    internal sealed record Path(IReadOnlyList<(double X, double Y)> Points, Tone Tone, double Width = 1, string? Dash = null) : Shape;

    /// <summary>A filled area.</summary>
    internal sealed record Area(IReadOnlyList<(double X, double Y)> Points, Tone Tone, double Opacity = 1) : Shape;

    /// <summary>A rectangle.</summary>
    internal sealed record Box(double X, double Y, double Width, double Height, Tone Tone, double Opacity = 1) : Shape
    {
        /// <summary>The radius of its corners.</summary>
        public double Radius { get; init; }
    }

    /// <summary>A disc, or a ring when it is hollow.</summary>
    internal sealed record Dot(double X, double Y, double Radius, Tone Tone, bool Hollow = false) : Shape;

    /// <summary>A few words at a base line.</summary>
    internal sealed record Words(double X, double Y, string Text, Tone Tone, Anchor Anchor = Anchor.Start) : Shape
    {
        public double Size { get; init; } = 12;

        public bool Bold { get; init; }

        public bool Mono { get; init; }

        /// <summary>Whether they run upwards.</summary>
        public bool Upright { get; init; }
    }

    /// <summary>A picture.</summary>
    internal sealed record Image(double X, double Y, double Width, double Height, EncodedImage Content, bool Crisp) : Shape;

    /// <summary>A drawing within the drawing.</summary>
    internal sealed record Inset(double X, double Y, Drawing Content) : Shape;
}
