namespace NotebookKit.Display.Tests;

public sealed class NumbersTests
{
    [Theory]
    [InlineData(-2.118, "-2.12")]
    [InlineData(0.0031, "0.0031")]
    [InlineData(1.2e-7, "1.2e-7")]
    [InlineData(12345.6, "12,346")]
    [InlineData(1e30, "1e+30")]
    [InlineData(0, "0")]
    public void Values_keep_what_a_reader_needs(double value, string wanted) => Assert.Equal(wanted, Numbers.Value(value));

    [Theory]
    [InlineData(12.34, "12.3 s")]
    [InlineData(185, "3:05")]
    [InlineData(3723, "1:02:03")]
    [InlineData(360_000, "100:00:00")]
    public void Durations_read_as_a_clock(double seconds, string wanted) => Assert.Equal(wanted, Numbers.Duration(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(480, "480 B")]
    [InlineData(602_112, "588 KiB")]
    [InlineData(38_535_168, "36.8 MiB")]
    public void Sizes_are_binary(long bytes, string wanted) => Assert.Equal(wanted, Numbers.Bytes(bytes));
}
