using System.Globalization;

namespace NotebookKit;

/// <summary>
/// Images and labels in IDX files, as MNIST came and as many sets after it: bytes behind a header of big-endian sizes (Y. LeCun,
/// "The MNIST database", file formats), gzipped or not.
/// </summary>
public static class IdxImages
{
    /// <summary>Reads a file of images and the file of their labels into memory.</summary>
    /// <param name="images">N×H×W bytes for grey, or N×C×H×W with one or three channels: train-images-idx3-ubyte, with or without .gz.</param>
    /// <param name="labels">N bytes: train-labels-idx1-ubyte.</param>
    /// <param name="name">What the images are called: "train", "validation" or "test".</param>
    /// <exception cref="KitException">A file is not there, damaged, or not an IDX file of bytes, or the two do not belong together.</exception>
    /// <example><code>ImageSplit train = IdxImages.Load("train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz");</code></example>
    public static ImageSplit Load(string images, string labels, string name = "train")
    {
        ArgumentException.ThrowIfNullOrEmpty(images);
        ArgumentException.ThrowIfNullOrEmpty(labels);
        IdxFile pixels = IdxFile.Read(images), classes = IdxFile.Read(labels);
        (int channels, int height, int width) = pixels.Dimensions switch
        {
            [_, var rows, var columns] => (1, rows, columns),
            [_, 1 or 3, var rows, var columns] => (pixels.Dimensions[1], rows, columns),
            _ => throw new KitException($"{images} has {Sizes(pixels)} bytes: images are N×H×W, or N×C×H×W with 1 or 3 channels."),
        };
        if (classes.Dimensions.Count != 1) throw new KitException($"{labels} has {Sizes(classes)} bytes: labels are one byte for each image; were the two files exchanged?");
        if (classes.Dimensions[0] != pixels.Dimensions[0])
        {
            throw new KitException(string.Create(
                CultureInfo.InvariantCulture, $"{images} has {pixels.Dimensions[0]:N0} images, but {labels} has {classes.Dimensions[0]:N0} labels: the two do not belong together."));
        }

        return new ImageSplit(name, pixels.Data, classes.Data, channels, height, width);
    }

    private static string Sizes(IdxFile file) => string.Join("×", file.Dimensions);
}
