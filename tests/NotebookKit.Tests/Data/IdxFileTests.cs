using System.IO.Compression;
using System.Security.Cryptography;

namespace NotebookKit.Tests.Data;

public sealed class IdxFileTests
{
    private static readonly byte[] TwoByThree = [0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6];

    [Fact]
    public void Dimensions_and_bytes_come_out_as_written()
    {
        IdxFile file = Read(TwoByThree);
        Assert.Equal([2, 3], file.Dimensions);
        Assert.Equal([1, 2, 3, 4, 5, 6], file.Data);
    }

    [Theory]
    [InlineData(new byte[] { 1, 2, 3, 4, 5 }, "is not an IDX file of bytes")]
    [InlineData(new byte[] { 0, 0, 13, 1, 0, 0, 0, 1, 9 }, "is not an IDX file of bytes")]
    [InlineData(new byte[] { 0, 0, 8, 2, 127, 255, 255, 255, 127, 255, 255, 255 }, "it claims a size of 2147483647×2147483647")]
    [InlineData(new byte[] { 0, 0, 8, 1, 255, 255, 255, 255 }, "it claims a size of -1")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 4, 1, 2 }, "is cut short or damaged")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 1, 1, 2 }, "there is more in it")]
    public void Hostile_content_is_refused_in_a_sentence_that_names_the_file(byte[] content, string sentence)
    {
        KitException refused = Assert.Throws<KitException>(() => Read(content));
        Assert.StartsWith("images.gz", refused.Message, StringComparison.Ordinal);
        Assert.Contains(sentence, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Something_that_is_not_gzip_is_refused() =>
        Assert.Throws<KitException>(() => IdxFile.Read(new MemoryStream("<html>404</html>"u8.ToArray()), "images.gz", ""));

    [Theory]
    [InlineData(false), InlineData(true)]
    public void Images_and_labels_of_ones_own_are_loaded_packed_or_not(bool packed)
    {
        using TemporaryFolder folder = new();
        ImageSplit split = IdxImages.Load(Write(folder["images"], Images, packed), Write(folder["labels"], [0, 0, 8, 1, 0, 0, 0, 2, 5, 9], packed), "test");
        Assert.Equal(("test", 2, 1, 2, 3), (split.Name, split.Count, split.Channels, split.Height, split.Width));
        Assert.Equal([5, 9], split.Labels);
        Assert.Equal([7, 8, 9, 10, 11, 12], split.Image(1).ToArray());
    }

    [Theory]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 1, 5 }, "2 images, but {0} has 1 labels: the two do not belong together.")]
    [InlineData(new byte[] { 0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 1, 5, 6 }, "{0} has 2×1 bytes: labels are one byte for each image; were the two files exchanged?")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 2, 5 }, "{0} is cut short or damaged.")]
    [InlineData(new byte[] { 1, 2, 3, 4 }, "{0} is not an IDX file of bytes: it begins with 01020304.")]
    public void Labels_that_do_not_fit_are_refused_in_a_sentence(byte[] labels, string sentence)
    {
        using TemporaryFolder folder = new();
        string images = Write(folder["images"], Images, false), path = Write(folder["labels"], labels, false);
        Assert.EndsWith(string.Format(System.Globalization.CultureInfo.InvariantCulture, sentence, path), Assert.Throws<KitException>(() => IdxImages.Load(images, path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_idx_file_that_is_not_there_is_named()
    {
        using TemporaryFolder folder = new();
        Assert.StartsWith($"{folder["none"]} cannot be read: ", Assert.Throws<KitException>(() => IdxImages.Load(folder["none"], folder["none"])).Message, StringComparison.Ordinal);
    }

    private static readonly byte[] Images = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

    private static string Write(string path, byte[] content, bool packed)
    {
        using FileStream file = File.Create(path);
        using Stream stream = packed ? new GZipStream(file, CompressionLevel.Fastest) : file;
        stream.Write(content);
        return path;
    }

    private static IdxFile Read(byte[] content)
    {
        MemoryStream compressed = new();
        using (GZipStream gzip = new(compressed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(content);
        compressed.Position = 0;
        return IdxFile.Read(compressed, "images.gz", Convert.ToHexStringLower(SHA256.HashData(content)));
    }
}
