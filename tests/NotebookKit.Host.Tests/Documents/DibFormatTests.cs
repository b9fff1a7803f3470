namespace NotebookKit.Host.Tests;

public sealed class DibFormatTests
{
    private static readonly Notebook Mixed = NotebookFile.Read(Samples.Path("mixed.dib"));

    [Fact]
    public void Each_kernel_line_opens_a_cell()
    {
        Assert.Equal(
            [CellKind.Markdown, CellKind.Code, CellKind.Code, CellKind.Code, CellKind.Code, CellKind.Code],
            Mixed.Cells.Select(cell => cell.Kind));
    }

    [Fact]
    public void A_magic_that_is_no_kernel_stays_in_its_cell() => Assert.Equal("#!time\na + 22", Mixed.Cells[2].Source);

    [Fact]
    public void A_kernel_that_only_the_meta_block_lists_is_kept() => Assert.Equal("rs", Mixed.Cells[4].KernelName);

    [Fact]
    public void Text_before_the_first_kernel_line_is_CSharp()
    {
        NotebookCell cell = Assert.Single(DibFormat.Read("a.dib", "1 + 1\r\n").Cells);

        Assert.Equal("1 + 1", cell.Source);
    }

    [Fact]
    public void A_damaged_meta_block_is_refused_in_one_sentence()
    {
        KitException refusal = Assert.Throws<KitException>(() => DibFormat.Read("a.dib", "#!meta\n{oops\n#!csharp\n1"));

        Assert.StartsWith("a.dib has a #!meta block that is not valid JSON", refusal.Message);
    }
}
