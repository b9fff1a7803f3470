using System.Text.Json.Nodes;
using CsCheck;

namespace NotebookKit.Host.Tests;

public sealed class DibWriterTests
{
    private static readonly Gen<string> Line = Gen.OneOf(Gen.String[Gen.Char.AlphaNumeric, 0, 12], One("", "  x", "# h", "#!time", "#! csharpx", "| a |", "\tx", "å 😀"));

    [Fact]
    public void Kinds_languages_and_sources_survive_a_script_and_back() => Gen.Select(One("code", "markdown", "raw", "html", "rust"), Line.Array[1, 4]).Array[0, 6].Sample(cells =>
    {
        Notebook notebook = Ipynb.Notebook([.. cells.Select(cell => Cell(cell.Item1, Trimmed(string.Join('\n', cell.Item2)))).Where(cell => cell["source"]!.GetValue<string>().Length > 0)]);

        Notebook again = DibFormat.Read("a.dib", DibWriter.Write(notebook));

        return again.Cells.Select(Facts).SequenceEqual(notebook.Cells.Select(Facts));
    });

    [Fact]
    public void A_script_survives_a_notebook_and_back()
    {
        string script = DibWriter.Write(NotebookFile.Read(Samples.Path("mixed.dib")));

        Assert.Equal(script, DibWriter.Write(IpynbFormat.Read("a.ipynb", IpynbFormat.Write(DibFormat.Read("a.dib", script)))));
    }

    [Fact]
    public void A_kernel_of_the_documents_own_is_declared() =>
        Assert.Contains("""{"aliases":[],"name":"rust"}""", DibWriter.Write(Ipynb.Notebook(Cell("rust", "fn main() {}"))));

    [Theory]
    [InlineData("1\n#!csharp\n2")]
    [InlineData("#!markdown")]
    [InlineData("x\n#!META ")]
    [InlineData("#!C#\n1")]
    public void A_line_that_would_open_a_cell_is_refused(string source)
    {
        KitException refusal = Assert.Throws<KitException>(() => DibWriter.Write(Ipynb.Notebook(Ipynb.Code("1", "a"), Ipynb.Code(source, "b"))));

        Assert.Matches(@"^test\.ipynb cannot be written as a script: line \d of its cell 2 is ""#!\S+"", which would open another cell there", refusal.Message);
    }

    [Fact]
    public void An_alias_of_CSharp_is_CSharp() =>
        Assert.Equal("csharp", DibFormat.Read("a.dib", "#!meta\n{\"kernelInfo\":{\"items\":[{\"name\":\"csharp\",\"aliases\":[\"cs\"]}]}}\n#!cs\n1").Cells[0].KernelName);

    [Fact]
    public void What_is_lost_is_known()
    {
        JsonObject cell = Ipynb.Code("1", "a", "slow");
        cell["outputs"] = new JsonArray(new JsonObject { ["output_type"] = "stream" });

        Assert.Equal(["outputs", "tags"], DibWriter.Losses(Ipynb.Notebook(cell)));
        Assert.Empty(DibWriter.Losses(Ipynb.Notebook(Ipynb.Code("1", "a"))));
    }

    private static JsonObject Cell(string kind, string source)
    {
        if (kind is "markdown" or "raw") return new JsonObject { ["cell_type"] = kind, ["metadata"] = new JsonObject(), ["source"] = source };
        JsonObject cell = Ipynb.Code(source, "x");
        if (kind != "code") cell["metadata"] = new JsonObject { ["polyglot_notebook"] = new JsonObject { ["kernelName"] = kind } };
        return cell;
    }

    private static Gen<string> One(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    // A script has no place for blank lines around a cell.
    private static string Trimmed(string source) => source.Trim('\n').TrimEnd().TrimStart('\n');

    private static (CellKind, string, string) Facts(NotebookCell cell) => (cell.Kind, cell.KernelName ?? "csharp", cell.Source);
}
