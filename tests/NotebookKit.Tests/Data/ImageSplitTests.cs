using static TorchSharp.torch;

namespace NotebookKit.Tests.Data;

public sealed class ImageSplitTests
{
    [Fact]
    public void Pixels_that_do_not_fit_the_labels_are_refused_with_both_counts()
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => new ImageSplit("train", new byte[100], new byte[2], 1, 7, 7));
        Assert.Contains("100 bytes are not 2 images of 1×7×7", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Chosen_images_come_as_one_uint8_tensor_in_their_order()
    {
        ImageSplit noise = Samples.Noise(5, 3, 4, 6);
        using Tensor images = noise.Images(4, 0);

        Assert.Equal([2, 3, 4, 6], images.shape);
        Assert.Equal([.. noise.Image(4), .. noise.Image(0)], images.data<byte>().ToArray());
    }

    [Fact]
    public void A_subset_keeps_each_image_with_its_label()
    {
        ImageSplit subset = Samples.Noise(9, 1, 4, 4).Subset("some", [5, 7]);

        Assert.Equal([2, 1], subset.Labels.Select(label => (int)label));
        Assert.True(subset.Image(1).SequenceEqual(Samples.Noise(9, 1, 4, 4).Image(7)));
    }
}
