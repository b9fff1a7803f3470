namespace NotebookKit;

/// <summary>A lesion of a drawn fundus. Places and sizes are parts of the picture's side, 0 to 1, and so hold for any size.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="X">Its middle, from the left.</param>
/// <param name="Y">Its middle, from the top.</param>
/// <param name="Radius">Its radius.</param>
public sealed record FundusLesion(FundusLesionKind Kind, float X, float Y, float Radius)
{
    /// <summary>The pixels that it lies in.</summary>
    /// <param name="side">Pixels of the picture's side.</param>
    public PixelBox Box(int side)
    {
        int left = At(X - Radius), top = At(Y - Radius);
        return new PixelBox(left, top, At(X + Radius) - left + 1, At(Y + Radius) - top + 1);

        int At(float part) => Math.Clamp((int)(part * side), 0, side - 1);
    }

    /// <summary>Whether a point belongs to it, or is closer to it than a margin.</summary>
    internal bool Covers(float x, float y, float margin) => (x - X) * (x - X) + (y - Y) * (y - Y) <= (Radius + margin) * (Radius + margin);
}
