namespace SixLabors.ImageSharp;

public abstract class Image : IDisposable
{
    protected Image(int width, int height) => (Width, Height) = (width, height);

    public int Width { get; }

    public int Height { get; }

    public void Dispose() => GC.SuppressFinalize(this);

    internal abstract byte[] Rgba();
}
