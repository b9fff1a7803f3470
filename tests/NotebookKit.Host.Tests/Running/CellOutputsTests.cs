using System.Text.Json.Nodes;

namespace NotebookKit.Host.Tests;

public sealed class CellOutputsTests
{
    private readonly CellOutputs _outputs = new(new DisplayRegistry(), _ => { });

    [Fact]
    public void Text_is_joined_until_something_else_comes_between()
    {
        _outputs.Write(CellStream.Output, "a");
        _outputs.Write(CellStream.Output, "b\n");
        _outputs.Write(CellStream.Error, "e");
        _outputs.Write(CellStream.Output, "c");

        Assert.Equal(["ab\n", "e", "c"], Texts());
    }

    [Fact]
    public void One_long_text_is_cut_like_many_short_ones()
    {
        _outputs.Write(CellStream.Output, new string('z', 3_000_000));

        Assert.Equal([1 << 20, "nbkit keeps 1,048,576 characters of a cell's text; this cell wrote 3,000,000.\n".Length], Texts().Select(text => text.Length));
    }

    [Fact]
    public void A_line_that_returns_to_its_start_keeps_what_was_written_last()
    {
        _outputs.Write(CellStream.Output, "head\n10 %\r50 %\r100 %\nwindows\r\n");

        Assert.Equal(["head\n100 %\nwindows\n"], Texts());
    }

    [Fact]
    public void An_update_replaces_its_display_where_it_stands()
    {
        _outputs.Show("x", MimeBundle.Plain("old"));
        _outputs.Write(CellStream.Output, "after");
        _outputs.Update("x", MimeBundle.Plain("new"));

        Assert.Equal(["new", "after"], Texts());
    }

    [Fact]
    public void An_update_to_nothing_takes_the_display_away()
    {
        _outputs.Write(CellStream.Output, "before, ");
        _outputs.Show("x", MimeBundle.Plain("half"));
        _outputs.Write(CellStream.Output, "after");
        _outputs.Update("x", MimeBundle.Nothing);

        Assert.Equal(["before, after"], Texts());
    }

    [Fact]
    public void What_was_taken_away_can_come_back_where_it_stood()
    {
        _outputs.Show("x", MimeBundle.Nothing);
        _outputs.Write(CellStream.Output, "after");
        _outputs.Update("x", MimeBundle.Plain("again"));

        Assert.Equal(["again", "after"], Texts());
    }

    [Fact]
    public void Clearing_removes_what_was_shown()
    {
        _outputs.Write(CellStream.Output, "a");
        _outputs.Clear(wait: false);

        Assert.Empty(Texts());
    }

    [Fact]
    public void Clearing_can_wait_for_the_next_output()
    {
        _outputs.Write(CellStream.Output, "a");
        _outputs.Clear(wait: true);
        string[] waiting = Texts();
        _outputs.Write(CellStream.Output, "b");

        Assert.Equal(["a", "b"], [.. waiting, .. Texts()]);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_replaced_and_a_whole_one_kept()
    {
        _outputs.Write(CellStream.Output, "\ud83d");
        _outputs.Write(CellStream.Output, "\ude00 \ud83d");

        Assert.Equal(["😀 \ufffd"], Texts());
    }

    [Fact]
    public void JSON_is_kept_as_JSON()
    {
        _outputs.Show("x", MimeBundle.Of("application/vnd.plotly.v1+json", "{\"data\":[1]}"));

        Assert.Equal(1, (int?)_outputs.ToJson(1)[0]!["data"]!["application/vnd.plotly.v1+json"]!["data"]![0]);
    }

    private string[] Texts() => [.. _outputs.ToJson(1).Select(output => Ipynb.TextOf((JsonObject)output!))];
}
