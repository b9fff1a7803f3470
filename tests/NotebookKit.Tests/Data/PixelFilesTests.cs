namespace NotebookKit.Tests.Data;

public sealed class PixelFilesTests
{
    [Fact]
    public void A_set_of_bare_pixels_becomes_files_that_decode_to_them()
    {
        ImageFileSet files = Datasets.LoadFiles("fashion-mnist-mini");
        ImageDataset data = Datasets.Load("fashion-mnist-mini");
        ImageFileSet test = files.Part("test");
        Assert.Equal(data.Test.Labels, test.Labels);
        Assert.Equal(data.ClassNames, files.ClassNames);
        Assert.Equal(data.Papers, files.Papers);
        foreach (int i in new[] { 0, 499, 999 })
        {
            using DecodedImage image = test.Files[i].Decode(new ImageDecodeOptions { Colour = ImageColour.AsStored });
            Assert.Equal(data.Test.Image(i), image.Pixels);
        }
    }
}
