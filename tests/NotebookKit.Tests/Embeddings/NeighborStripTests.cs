using static TorchSharp.torch;

namespace NotebookKit.Tests;

public sealed class NeighborStripTests
{
    [Fact]
    public void The_nearest_come_first_with_their_distances()
    {
        using Tensor features = tensor(new[,] { { 0f, 0f }, { 3f, 4f }, { 1f, 0f }, { 0f, 2f } });
        Assert.Equal([(2, 1.0), (3, 2.0), (1, 5.0)], NeighborStrip.Of(features, 0).Found.Select(one => (one.Index, one.Distance)));
    }

    [Fact]
    public void Long_rows_are_measured_as_short_ones()
    {
        using Tensor features = cat([zeros(1, 1003), ones(1, 1003)]);
        Assert.Equal(Math.Sqrt(1003), NeighborStrip.Of(features, 0).Found[0].Distance, 1e-9);
    }

    [Fact]
    public void Each_has_its_picture_and_class()
    {
        ImageDataset data = Samples.Clothes;
        using Tensor features = data.Test.Images([.. Enumerable.Range(0, data.Test.Count)]).flatten(1).to(float32);
        var found = NeighborStrip.Of(features, 3, 4, data.Test, data.ClassNames);
        Assert.All(found.Found, one => Assert.Equal((data.ClassNames[data.Test.Labels[one.Index]], 28), (one.Label, one.Image!.Width)));
    }

    [Fact]
    public void A_picture_that_is_not_there_is_named()
    {
        using Tensor features = zeros(3, 2);
        Assert.Equal("There is no image 3; there are 3, numbered from 0.", Assert.Throws<KitException>(() => NeighborStrip.Of(features, 3)).Message);
    }
}
