using System.Text.Json.Nodes;

namespace NotebookKit.Host.Tests;

public sealed class DescribeCommandTests : IDisposable
{
    private const string Table = "# A *title* of `code`\n\n| | |\n|---|---|\n| **Data** | 6,000 [pictures](https://example.org) |\n| **Time** | a minute |";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Everything_there_is_to_know_is_said()
    {
        Write();

        using Nbkit describe = await Nbkit.RunAsync(_folder.Path, "describe", "a b.ipynb");

        Assert.Equal(
            """
            A title of code
              a b.ipynb: C#, 3 code cells, 1 of text
              Data: 6,000 pictures
              Time: a minute
              data sets it names: fashion-mnist-mini
              packages: NotebookKit.Interactive, 0.1.0
              tags: slow (1), gpu (1)

            parameters
              epochs  int       30          how often
              labels  string[]  ["a"]       string[], as a,b,c or a JSON array
              size    Size      Size.Small  Size: Small or Large

            nbkit run 'a b.ipynb' --html -p epochs=30

            """,
            describe.Output);
    }

    [Fact]
    public async Task JSON_says_the_same()
    {
        Write();

        using Nbkit describe = await Nbkit.RunAsync(_folder.Path, "describe", "a b.ipynb", "--json");

        JsonNode one = Assert.Single(JsonNode.Parse(describe.Output)!.AsArray())!;
        Assert.Equal("""{"name":"epochs","type":"int","form":"int","default":"30","comment":"how often"}""", one["parameters"]![0]!.ToJsonString());
        Assert.Equal("""{"slow":1,"gpu":1}""", one["tags"]!.ToJsonString());
    }

    [Fact]
    public void A_notebook_without_anything_is_described_by_its_name()
    {
        NotebookDescription description = NotebookReader.Describe(Ipynb.Notebook());

        Assert.Equal(("test", "nbkit run test.ipynb --html", 0), (description.Title, description.Example, description.Parameters.Count));
        Assert.Contains("It takes no parameters.", DescriptionText.Write(description));
    }

    [Fact]
    public void Text_that_commands_a_terminal_does_not() =>
        Assert.DoesNotContain('\u001b', DescriptionText.Write(NotebookReader.Describe(Ipynb.Notebook(new JsonObject { ["cell_type"] = "markdown", ["source"] = "# \u001b[31mred" }))));

    [Fact]
    public async Task A_file_that_is_no_notebook_is_named()
    {
        _folder.Write("a.ipynb", "{}");

        using Nbkit describe = await Nbkit.RunAsync(_folder.Path, "describe", "a.ipynb");

        Assert.Equal((ExitCodes.BadInput, "nbkit: a.ipynb is not a notebook: it does not say its nbformat.\n"), (describe.ExitCode, describe.Errors));
    }

    private void Write() => _folder.Write("a b.ipynb", IpynbFormat.Write(Ipynb.Notebook(
        new JsonObject { ["cell_type"] = "markdown", ["metadata"] = new JsonObject(), ["source"] = Table },
        Ipynb.Code("enum Size { Small, Large }\nint epochs = 30; // how often\nstring[] labels = [\"a\"];\nSize size = Size.Small;", "p", "parameters"),
        Ipynb.Code("#r \"nuget: NotebookKit.Interactive, 0.1.0\"\nvar data = Datasets.Load(\"fashion-mnist-mini\"); // fashion-mnist", "b", "slow"),
        Ipynb.Code("1", "c", "gpu"))));
}
