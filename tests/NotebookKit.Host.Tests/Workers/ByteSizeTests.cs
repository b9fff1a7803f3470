namespace NotebookKit.Host.Tests;

public sealed class ByteSizeTests
{
    [Theory]
    [InlineData("1024", 1024L), InlineData("512M", 512L << 20), InlineData("1.5 GB", 3L << 29), InlineData("2GiB", 2L << 30), InlineData("1k", 1024L), InlineData("4 t", 4L << 40)]
    public void Sizes_are_read_as_people_write_them(string text, long bytes) => Assert.Equal(bytes, ByteSize.Parse(text));

    [Theory]
    [InlineData(""), InlineData("much"), InlineData("-1G"), InlineData("0"), InlineData("1e99G"), InlineData("99999999999T"), InlineData("1,5G")]
    public void What_is_no_size_is_null(string text) => Assert.Null(ByteSize.Parse(text));

    [Theory]
    [InlineData(1, "1 B"), InlineData(1536, "1.5 KiB"), InlineData(4L << 30, "4 GiB")]
    public void Sizes_are_written_in_the_largest_unit(long bytes, string text) => Assert.Equal(text, ByteSize.Text(bytes));
}
