using System.Text.Json.Nodes;

namespace NotebookKit.Host.Tests;

/// <summary>The kernel under Jupyter's own clients, which speak through libzmq.</summary>
public sealed class NbclientTests
{
    [Fact]
    public async Task Nbconvert_runs_the_quickstart()
    {
        using JupyterTools jupyter = await JupyterTools.RequireAsync("--replace-dotnet-interactive");
        string notebook = jupyter.Write("quickstart.ipynb", Quickstart.WithEpochs(2));

        await jupyter.RunAsync("-m", "nbconvert", "--to", "notebook", "--execute", "--output", "done.ipynb", notebook);

        Notebook done = NotebookFile.Read(jupyter.File("done.ipynb"));
        NotebookCell[] cells = [.. done.Cells.Where(cell => cell.Kind == CellKind.Code)];
        Assert.All(cells, cell => Assert.DoesNotContain(cell.Outputs, output => (string?)output!["output_type"] == "error"));
        Assert.Equal(Enumerable.Range(1, cells.Length), cells.Select(cell => cell.ExecutionCount!.Value));
        // The training's live display is one output with its last state, not one for each update.
        NotebookCell training = cells.Single(cell => cell.Source.Contains("Trainer.Fit"));
        Assert.Contains("epoch 2", string.Concat(training.Outputs.OfType<JsonObject>().Select(Ipynb.TextOf)), StringComparison.OrdinalIgnoreCase);
        Assert.InRange(training.Outputs.Count, 1, 3);
    }

    [Fact]
    public async Task Nbconvert_runs_the_gallery()
    {
        using JupyterTools jupyter = await JupyterTools.RequireAsync("--replace-dotnet-interactive");
        // A folder further down, since the gallery puts its pictures beside its own.
        Directory.CreateDirectory(jupyter.File("notebooks"));
        string notebook = jupyter.Write("notebooks/gallery.ipynb", RepositoryNotebook.Text("gallery"));

        await jupyter.RunAsync("-m", "nbconvert", "--to", "notebook", "--execute", "--output", "done.ipynb", notebook);

        NotebookCell[] cells = [.. NotebookFile.Read(jupyter.File("notebooks/done.ipynb")).Cells.Where(cell => cell.Kind == CellKind.Code)];
        Assert.All(cells, cell => Assert.DoesNotContain(cell.Outputs, output => (string?)output!["output_type"] == "error"));
        // Nearly every cell shows something, and whatever has a page has words, too.
        JsonObject[] shown = [.. cells.SelectMany(cell => cell.Outputs).OfType<JsonObject>().Select(output => output["data"]).OfType<JsonObject>().Where(data => data.ContainsKey("text/html"))];
        Assert.InRange(shown.Length, 40, 200);
        Assert.All(shown, data => Assert.True(data.ContainsKey("text/plain"), string.Join(", ", data.Select(pair => pair.Key))));
    }

    [Fact]
    public async Task Nbconvert_writes_a_script()
    {
        using JupyterTools jupyter = await JupyterTools.RequireAsync();
        JsonObject notebook = JsonNode.Parse(Ipynb.Of("var a = 1;", "a + 1"))!.AsObject();
        notebook["metadata"] = new JsonObject
        {
            ["kernelspec"] = new JsonObject { ["name"] = "notebookkit", ["display_name"] = "C#", ["language"] = "C#" },
            ["language_info"] = new JsonObject { ["name"] = "C#", ["file_extension"] = ".cs" },
        };
        string path = jupyter.Write("n.ipynb", notebook.ToJsonString());

        await jupyter.RunAsync("-m", "nbconvert", "--to", "script", path);

        Assert.Contains("a + 1", File.ReadAllText(jupyter.File("n.cs")));
    }

    [Fact]
    public async Task Nbclient_stops_at_the_cell_that_fails_and_names_its_error()
    {
        using JupyterTools jupyter = await JupyterTools.RequireAsync();
        string path = jupyter.Write("n.ipynb", Ipynb.Of("1", "throw new InvalidOperationException(\"on purpose\");", "3"));

        string said = await jupyter.RunAsync("-c", $"""
            import nbformat, nbclient
            notebook = nbformat.read({JsonValue.Create(path).ToJsonString()}, 4)
            try:
                nbclient.NotebookClient(notebook, kernel_name="notebookkit").execute()
            except nbclient.exceptions.CellExecutionError as error:
                print(error.ename, error.evalue, [c.execution_count for c in notebook.cells])
            """);

        Assert.Equal("System.InvalidOperationException on purpose [1, 2, None]\n", said);
    }

    [Fact]
    public async Task Nbclient_interrupts_a_cell_that_takes_too_long_and_goes_on()
    {
        using JupyterTools jupyter = await JupyterTools.RequireAsync();
        string path = jupyter.Write("n.ipynb", Ipynb.Of("var kept = 7;", "while (true) { }", "kept"));

        string said = await jupyter.RunAsync("-c", $"""
            import nbformat, nbclient
            notebook = nbformat.read({JsonValue.Create(path).ToJsonString()}, 4)
            client = nbclient.NotebookClient(notebook, kernel_name="notebookkit", timeout=30, interrupt_on_timeout=True, allow_errors=True)
            client.execute()
            print(notebook.cells[1].outputs[0].ename, notebook.cells[2].outputs[0].data["text/plain"])
            """);

        Assert.Equal("Interrupted 7\n", said);
    }
}
