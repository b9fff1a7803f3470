using TorchSharp;

namespace NotebookKit.Display.Tests;

public sealed class TensorValuesTests
{
    [Fact]
    public void Are_cut_short_in_every_dimension()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        Assert.Equal(
            """
            [[[   0,    1,    2,    3, …,    6,    7,    8,    9],
              [  10,   11,   12,   13, …,   16,   17,   18,   19],
              [  20,   21,   22,   23, …,   26,   27,   28,   29],
              …,
              [  70,   71,   72,   73, …,   76,   77,   78,   79],
              [  80,   81,   82,   83, …,   86,   87,   88,   89],
              [  90,   91,   92,   93, …,   96,   97,   98,   99]],

             …,

             [[1900, 1901, 1902, 1903, …, 1906, 1907, 1908, 1909],
              [1910, 1911, 1912, 1913, …, 1916, 1917, 1918, 1919],
              [1920, 1921, 1922, 1923, …, 1926, 1927, 1928, 1929],
              …,
              [1970, 1971, 1972, 1973, …, 1976, 1977, 1978, 1979],
              [1980, 1981, 1982, 1983, …, 1986, 1987, 1988, 1989],
              [1990, 1991, 1992, 1993, …, 1996, 1997, 1998, 1999]]]
            """,
            TensorValues.Format(torch.arange(0, 2000).reshape(20, 10, 10)));
    }

    [Fact]
    public void Of_many_dimensions_stay_short()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        Assert.InRange(TensorValues.Format(torch.rand([9, 9, 9, 9, 9, 9])).Length, 100, 4000);
    }

    [Fact]
    public void Keep_every_digit_of_large_integers()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        Assert.Equal("[9007199254740993]", TensorValues.Format(torch.tensor(new[] { 9007199254740993L })));
    }

    [Fact]
    public void Name_what_is_not_finite()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        Assert.Equal("[ NaN,  Inf, -Inf]", TensorValues.Format(torch.tensor(new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity })));
    }

    [Fact]
    public void Of_complex_numbers_have_both_parts()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        Assert.Equal("[1.0-2.0i]", TensorValues.Format(torch.tensor(new[] { new System.Numerics.Complex(1, -2) })));
    }

    [Fact]
    public void Of_complex_numbers_over_an_array_of_any_alignment_are_read_safely()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        for (int i = 0; i < 20; i++)
        {
            // Arrays lie at multiples of 8: every other one would kill a reader that wants 16.
            System.Numerics.Complex[] numbers = [.. Enumerable.Range(0, 3 + i % 2).Select(k => new System.Numerics.Complex(k, -1))];
            GC.KeepAlive(new long[i % 2 + 1]);
            Assert.Contains("|z| [1 ", Faces.Text(torch.tensor(numbers)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Turn_to_powers_of_ten_where_decimals_would_lie()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        Assert.Equal("[1.0000e+00, 2.5000e-08]", TensorValues.Format(torch.tensor(new[] { 1, 2.5e-8 })));
    }
}
