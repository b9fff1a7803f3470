using TorchSharp;

namespace NotebookKit;

/// <summary>All that happens to an image between its file and the network: transforms in order, then the model's normalisation.</summary>
/// <param name="Transforms">What is done, in order; what comes out must have one size for all images.</param>
/// <param name="Normalisation">How bytes become numbers; with one channel, images are read as grey.</param>
public sealed record ImagePipeline(IReadOnlyList<ImageTransform> Transforms, ImageNormalisation Normalisation)
{
    private readonly float[] _table = Normalisation.LookupTable();

    /// <summary>How bytes become numbers.</summary>
    public ImageNormalisation Normalisation
    {
        get;
        init => (field, _table) = (value, value.LookupTable());
    } = Normalisation;

    /// <summary>1 for grey, 3 for colour.</summary>
    public int Channels => Normalisation.Channels;

    /// <summary>For training on ImageNet's sizes: a random part of the image, made a square, perhaps mirrored.</summary>
    /// <param name="size">The square's side.</param>
    /// <param name="normalisation">The model's.</param>
    public static ImagePipeline Training(int size, ImageNormalisation normalisation) => new([new RandomResizedCrop(size), new RandomFlip()], normalisation);

    /// <summary>For judging and for features: the shorter side resized, the middle cut out.</summary>
    /// <param name="size">The square's side.</param>
    /// <param name="normalisation">The model's.</param>
    /// <param name="shorterSide">The shorter side before the cut; 8/7 of the size unless said (256 for 224).</param>
    /// <param name="filter">The kernel.</param>
    public static ImagePipeline Judging(int size, ImageNormalisation normalisation, int? shorterSide = null, ResizeFilter filter = ResizeFilter.Bilinear) =>
        new([new ResizeShorterSide(shorterSide ?? size * 8 / 7, filter), new CentreCrop(size)], normalisation);

    /// <summary>Applies the transforms.</summary>
    /// <param name="image">The image; left as it is.</param>
    /// <param name="seed">Decides what is left to chance.</param>
    /// <returns>A new image, a copy where nothing changed: it and <paramref name="image"/> are the caller's to dispose.</returns>
    public DecodedImage Apply(DecodedImage image, int seed = 0)
    {
        DecodedImage ready = Run(image, seed);
        return ReferenceEquals(ready, image) ? new DecodedImage(image.Width, image.Height, image.Channels, image.Pixels) { OriginalBits = image.OriginalBits } : ready;
    }

    /// <summary>Applies the transforms; the result is <paramref name="image"/> itself where nothing changed, which saves a copy.</summary>
    internal DecodedImage Run(DecodedImage image, int seed)
    {
        ArgumentNullException.ThrowIfNull(image);
        var random = new Random(seed);
        DecodedImage present = image;
        foreach (ImageTransform transform in Transforms)
        {
            DecodedImage next = transform.Apply(present, random);
            if (!ReferenceEquals(next, present) && !ReferenceEquals(present, image)) present.Dispose();
            present = next;
        }

        return present;
    }

    /// <summary>Decodes, transforms and normalises one image.</summary>
    /// <param name="path">An image file.</param>
    /// <param name="seed">Decides what is left to chance.</param>
    /// <param name="decoding">How the file is read; in full size unless <see cref="ImageDecodeOptions.ShrinkJpegs"/> says otherwise.</param>
    /// <returns>1×C×H×W float32.</returns>
    /// <exception cref="KitException">The file cannot be read as an image.</exception>
    public torch.Tensor ToTensor(string path, int seed = 0, ImageDecodeOptions? decoding = null)
    {
        using DecodedImage image = ImageFile.Decode(path, Decoding(decoding ?? ImageDecodeOptions.Default));
        return ToTensor(image, seed);
    }

    /// <summary>Transforms and normalises one image.</summary>
    /// <param name="image">The image; left as it is.</param>
    /// <param name="seed">Decides what is left to chance.</param>
    /// <returns>1×C×H×W float32.</returns>
    public torch.Tensor ToTensor(DecodedImage image, int seed = 0)
    {
        DecodedImage ready = Run(image, seed);
        try
        {
            torch.Tensor tensor = torch.empty([1, Channels, ready.Height, ready.Width], torch.float32);
            Normalise(ready, System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(tensor.bytes), channelsLast: false);
            return tensor;
        }
        finally
        {
            if (!ReferenceEquals(ready, image)) ready.Dispose();
        }
    }

    /// <summary>How files must be decoded for this pipeline: its channels, and, where that is asked for, no more pixels than it needs.</summary>
    internal ImageDecodeOptions Decoding(ImageDecodeOptions options) => options with
    {
        Colour = Channels == 1 ? ImageColour.Grey : ImageColour.Rgb,
        ShorterSide = !options.ShrinkJpegs ? 0 : Transforms.SkipWhile(transform => transform.ShorterSide == 0).FirstOrDefault()?.ShorterSide ?? 0,
    };

    /// <summary>Writes an image's numbers.</summary>
    /// <param name="image">An image with this pipeline's channels.</param>
    /// <param name="target">C×H×W numbers, or H×W×C.</param>
    /// <param name="channelsLast">Whether the target is H×W×C.</param>
    internal void Normalise(DecodedImage image, Span<float> target, bool channelsLast)
    {
        int channels = image.Channels, plane = image.Width * image.Height;
        if (channels != Channels) throw new KitException($"The pipeline is for {Channels} channels, but the image has {channels}.");
        ReadOnlySpan<byte> pixels = image.Pixels;
        for (int channel = 0; channel < channels; channel++)
        {
            ReadOnlySpan<float> table = _table.AsSpan(256 * channel, 256);
            int stored = Normalisation.BlueFirst ? channels - 1 - channel : channel;
            if (channelsLast) for (int i = 0, at = channel; i < plane; i++, at += channels) target[at] = table[pixels[i * channels + stored]];
            else
            {
                Span<float> to = target.Slice(channel * plane, plane);
                for (int i = 0, at = stored; i < to.Length; i++, at += channels) to[i] = table[pixels[at]];
            }
        }
    }
}
