using System.Runtime.InteropServices;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp;

public sealed class Image<TPixel>(int width, int height) : Image(width, height)
    where TPixel : unmanaged, IPixel<TPixel>
{
    private readonly TPixel[] _pixels = new TPixel[width * height];

    public TPixel this[int x, int y]
    {
        get => _pixels[y * Width + x];
        set => _pixels[y * Width + x] = value;
    }

    public void CopyPixelDataTo(Span<TPixel> destination) => _pixels.CopyTo(destination);

    public void CopyPixelDataTo(Span<byte> destination) => MemoryMarshal.AsBytes(_pixels.AsSpan()).CopyTo(destination);

    public void ProcessPixelRows(PixelAccessorAction<TPixel> processPixels) => processPixels(new PixelAccessor<TPixel>(Width, Height, _pixels));

    internal override byte[] Rgba() => [.. _pixels.SelectMany(pixel => pixel.ToRgba())];
}

public delegate void PixelAccessorAction<TPixel>(PixelAccessor<TPixel> pixelAccessor)
    where TPixel : unmanaged, IPixel<TPixel>;

public readonly ref struct PixelAccessor<TPixel>(int width, int height, TPixel[] pixels)
    where TPixel : unmanaged, IPixel<TPixel>
{
    private readonly TPixel[] _pixels = pixels;

    public int Width { get; } = width;

    public int Height { get; } = height;

    public Span<TPixel> GetRowSpan(int rowIndex) => _pixels.AsSpan(rowIndex * Width, Width);
}
