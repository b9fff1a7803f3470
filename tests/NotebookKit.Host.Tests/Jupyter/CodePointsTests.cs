namespace NotebookKit.Host.Tests;

public sealed class CodePointsTests
{
    private const string Text = "a😀é\ud83dz";

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(3, 4)]
    [InlineData(4, 5)]
    [InlineData(5, 6)]
    [InlineData(99, 6)]
    public void A_position_in_code_points_becomes_one_in_UTF16_units(int codePoints, int expected) => Assert.Equal(expected, CodePoints.ToUtf16(Text, codePoints));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    [InlineData(6, 5)]
    [InlineData(99, 5)]
    public void And_back(int position, int expected) => Assert.Equal(expected, CodePoints.FromUtf16(Text, position));
}
