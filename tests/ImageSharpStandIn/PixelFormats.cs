namespace SixLabors.ImageSharp.PixelFormats;

public interface IPixel<TSelf>
    where TSelf : unmanaged, IPixel<TSelf>
{
    internal byte[] ToRgba();
}

public record struct Rgba32(byte R, byte G, byte B, byte A) : IPixel<Rgba32>
{
    readonly byte[] IPixel<Rgba32>.ToRgba() => [R, G, B, A];
}

public record struct L8(byte PackedValue) : IPixel<L8>
{
    readonly byte[] IPixel<L8>.ToRgba() => [PackedValue, PackedValue, PackedValue, 255];
}
