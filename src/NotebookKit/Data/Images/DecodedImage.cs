using System.Buffers;
using System.Globalization;
using TorchSharp;

namespace NotebookKit;

/// <summary>
/// The pixels of one image: <see cref="Height"/>×<see cref="Width"/>×<see cref="Channels"/> bytes, row by row, a pixel's channels
/// beside each other. It never changes. Its memory comes from a pool: disposing gives it back at once, forgetting to costs only a
/// collection later.
/// </summary>
public sealed class DecodedImage : IDisposable
{
    /// <summary>Bytes after the last pixel that vector code may read or write, never needed for the result.</summary>
    internal const int Padding = 64;

    private byte[]? _pixels;

    /// <summary>Copies pixels.</summary>
    /// <param name="width">Columns, 1 or more.</param>
    /// <param name="height">Rows, 1 or more.</param>
    /// <param name="channels">1 for grey, 3 for RGB.</param>
    /// <param name="pixels">H×W×C bytes.</param>
    /// <exception cref="ArgumentException">The byte count is not height × width × channels.</exception>
    public DecodedImage(int width, int height, int channels, ReadOnlySpan<byte> pixels) : this(width, height, channels)
    {
        if (pixels.Length != width * height * channels) throw new ArgumentException($"{pixels.Length:N0} bytes are not {height}×{width} pixels of {channels} channels.", nameof(pixels));
        pixels.CopyTo(Writable);
    }

    /// <summary>An image whose pixels are still to be written.</summary>
    internal DecodedImage(int width, int height, int channels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        if (channels is not (1 or 3)) throw new ArgumentOutOfRangeException(nameof(channels), $"An image has 1 channel (grey) or 3 (RGB), not {channels}.");
        if ((long)width * height * channels > Array.MaxLength - Padding)
            throw new KitException(string.Create(CultureInfo.InvariantCulture, $"An image of {width:N0}×{height:N0} pixels has more than the 2 GB that fit into one array: make it smaller."));
        (Width, Height, Channels) = (width, height, channels);
        _pixels = ArrayPool<byte>.Shared.Rent(width * height * channels + Padding);
    }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>1 for grey, 3 for RGB.</summary>
    public int Channels { get; }

    /// <summary>Bits that each channel had in the file: 8 as a rule; of 16 the upper 8 are kept.</summary>
    public int OriginalBits { get; init; } = 8;

    /// <summary>All pixels, H×W×C.</summary>
    /// <exception cref="ObjectDisposedException">The image was disposed.</exception>
    public ReadOnlySpan<byte> Pixels => Writable;

    /// <summary>The pixels, for whoever made the image.</summary>
    internal Span<byte> Writable => Buffer.AsSpan(0, Width * Height * Channels);

    /// <summary>The whole array, <see cref="Padding"/> included.</summary>
    internal byte[] Buffer
    {
        get
        {
            ObjectDisposedException.ThrowIf(_pixels is null, this);
            return _pixels;
        }
    }

    /// <summary>The pixels as a tensor, C×H×W uint8.</summary>
    public torch.Tensor ToTensor()
    {
        using torch.Tensor interleaved = torch.empty([Height, Width, Channels], torch.uint8);
        Pixels.CopyTo(interleaved.bytes);
        using torch.Tensor planes = interleaved.permute(2, 0, 1);
        return planes.contiguous();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        byte[]? pixels = Interlocked.Exchange(ref _pixels, null);
        if (pixels is not null) ArrayPool<byte>.Shared.Return(pixels);
    }

    /// <summary>Size and kind, for people.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"image {Width}×{Height}, {(Channels == 1 ? "grey" : "RGB")}, {OriginalBits} bits");
}
