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

    private static IdxFile Read(byte[] content)
    {
        MemoryStream compressed = new();
        using (GZipStream gzip = new(compressed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(content);
        compressed.Position = 0;
        return IdxFile.Read(compressed, "images.gz", Convert.ToHexStringLower(SHA256.HashData(content)));
    }
}
