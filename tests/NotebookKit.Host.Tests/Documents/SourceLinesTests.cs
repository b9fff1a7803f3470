using System.Text;
using System.Text.Json.Nodes;

namespace NotebookKit.Host.Tests;

public sealed class SourceLinesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_line_of_a_cell_is_found_in_a_file_as_Jupyter_writes_it()
    {
        string text = IpynbFormat.Write(Ipynb.Notebook(Ipynb.Code("a\n\nb // \"x\\n\"", "one"), Ipynb.Code("c", "two")));
        string[] lines = text.Split('\n');

        IReadOnlyList<SourcePlace> places = SourceLines.OfIpynb(Encoding.UTF8.GetBytes(text));

        Assert.Equal(["\"a\\n\",", "\"\\n\",", "\"b // \\\"x\\\\n\\\"\""], places[0].Lines.Select(line => lines[line - 1].Trim()));
        Assert.Equal("\"c\"", lines[places[1].Lines[0] - 1].Trim());
    }

    [Fact]
    public void A_source_in_one_string_lies_on_one_line() =>
        Assert.Equal([2, 2], SourceLines.OfIpynb("{\"cells\":[{\"cell_type\":\"code\",\n\"source\":\"a\\nb\"}],\"nbformat\":4}"u8)[0].Lines);

    [Fact]
    public void Markdown_and_deep_metadata_are_passed_over() =>
        Assert.Equal([3], SourceLines.OfIpynb("{\"metadata\":{\"cells\":[{}]},\"cells\":[{\"cell_type\":\"markdown\",\"source\":\"a\"},\n{\"outputs\":[{\"data\":{\"source\":[]}}],\"metadata\":{\"a\":[{\"b\":1}]},\n\"source\":[\"x\"],\"cell_type\":\"code\"}]}"u8).Single().Lines);

    [Fact]
    public void A_byte_order_mark_and_Windows_line_ends_do_not_matter() =>
        Assert.Equal([2], SourceLines.OfIpynb([.. Encoding.UTF8.Preamble, .. "{\"cells\":[\r\n{\"cell_type\":\"code\",\"source\":[\"a\"]}]}"u8])[0].Lines);

    [Fact]
    public void A_cell_that_the_run_added_does_not_shift_the_others()
    {
        Notebook notebook = Ipynb.Notebook(Ipynb.Code("int n = 1;", "p", "parameters"), Ipynb.Code("n", "q"));
        foreach (NotebookCell cell in notebook.Cells) cell.Json.Remove("id");
        string path = _folder.Write("a.ipynb", IpynbFormat.Write(notebook));
        Notebook run = NotebookFile.Read(path);
        ParameterInjection.Apply(run, ["n=2"]);

        int? line = SourceLines.OfFailure(path, run, new CellFailure(3, run.Cells[2], new CellError("E", "m", 1, null, [])));

        Assert.Equal("\"n\"", File.ReadAllLines(path)[line!.Value - 1].Trim());
    }

    [Fact]
    public void A_script_is_its_own_text()
    {
        string path = _folder.Write("a.dib", "#!meta\r\n\r\n{}\r\n\r\n#!markdown\r\n\r\n# Title\r\n\r\n#!csharp\r\n\r\n\r\nvar a = 1;\r\na.B\r\n");
        Notebook run = NotebookFile.Read(path);

        Assert.Equal(13, SourceLines.OfFailure(path, run, new CellFailure(1, run.Cells[1], new CellError("E", "m", 2, null, []))));
    }

    [Fact]
    public void A_file_that_is_gone_has_no_line()
    {
        Notebook run = Ipynb.Notebook(Ipynb.Code("a", "one"));

        Assert.Null(SourceLines.OfFailure(_folder.File("gone.ipynb"), run, new CellFailure(1, run.Cells[0], new CellError("E", "m", 1, null, []))));
    }

    [Fact]
    public void A_line_beyond_the_cell_is_none()
    {
        string path = _folder.Write("a.ipynb", Ipynb.Of("a"));
        Notebook run = NotebookFile.Read(path);

        Assert.Null(SourceLines.OfFailure(path, run, new CellFailure(1, run.Cells[0], new CellError("E", "m", 9, null, []))));
    }

    [Fact]
    public void Output_that_looks_like_a_cell_is_no_cell()
    {
        JsonObject cell = Ipynb.Code("x", "one");
        cell["outputs"] = new JsonArray(new JsonObject { ["output_type"] = "display_data", ["data"] = new JsonObject { ["application/json"] = new JsonObject { ["cell_type"] = "code", ["source"] = "y" } } });

        Assert.Single(SourceLines.OfIpynb(Encoding.UTF8.GetBytes(IpynbFormat.Write(Ipynb.Notebook(cell)))));
    }
}
