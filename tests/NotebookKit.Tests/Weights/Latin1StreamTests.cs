using System.Text;

namespace NotebookKit.Tests.WeightFiles;

public sealed class Latin1StreamTests
{
    [Theory]
    [InlineData(0), InlineData(1), InlineData(65_535), InlineData(65_536), InlineData(200_003)]
    public void Text_becomes_the_bytes_that_it_stands_for_wherever_the_buffer_ends(int length)
    {
        byte[] bytes = new byte[length], read = new byte[length];
        new Random(length).NextBytes(bytes);
        using var stream = new Latin1Stream(new MemoryStream(Encoding.UTF8.GetBytes(Encoding.Latin1.GetString(bytes))));
        for (int at = 0; at < length; at += 777) stream.ReadExactly(read, at, Math.Min(777, length - at));
        Assert.Equal(bytes, read);
        Assert.Equal(-1, stream.ReadByte());
    }

    [Theory]
    [InlineData(new byte[] { 0xC2 }), InlineData(new byte[] { 0xC4, 0x80 }), InlineData(new byte[] { 0xC3, 0x41 }), InlineData(new byte[] { 0xE2, 0x82, 0xAC })]
    public void Other_text_is_refused(byte[] text)
    {
        using var stream = new Latin1Stream(new MemoryStream(text));
        Assert.Throws<InvalidDataException>(() => stream.ReadByte());
    }
}
