using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace NotebookKit.Host.Tests;

/// <summary>Notebook 6 in a real browser, from the first click to the saved file.</summary>
public sealed class NotebookInBrowserTests
{
    [Fact]
    public async Task The_quickstart_runs_is_interrupted_runs_again_completes_inspects_and_is_saved()
    {
        Chromium.Require();
        using JupyterTools jupyter = await JupyterTools.RequireAsync("--replace-dotnet-interactive");
        jupyter.Write("quickstart.ipynb", Quickstart.WithEpochs(1000));
        using NotebookServer server = await NotebookServer.StartAsync(jupyter);
        using IPlaywright playwright = await Playwright.CreateAsync();
        await using IBrowser browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Program, Args = ["--no-sandbox", "--disable-gpu"] });
        IPage page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1200, Height = 900 } });
        LiveNotebook notebook = await LiveNotebook.OpenAsync(page, server.AddressOf("quickstart.ipynb"));

        // Run all; the training would take an hour. Its progress is shown, then it is interrupted.
        await notebook.RunAllAsync();
        int training = await page.EvaluateAsync<int>("Jupyter.notebook.get_cells().filter(c => c.cell_type == 'code').findIndex(c => c.get_text().includes('Trainer.Fit'))");
        string outputs = $"Jupyter.notebook.get_cells().filter(c => c.cell_type == 'code')[{training}].output_area.outputs";
        await notebook.UntilAsync($"{outputs}.some(o => JSON.stringify(o.data || '').includes('poch 2 of'))");
        await page.EvaluateAsync("document.querySelectorAll('progress, .running')[0]?.scrollIntoView()");
        await notebook.PictureAsync("1-training");
        await notebook.InterruptAsync();
        await notebook.UntilIdleAsync();
        await notebook.PictureAsync("2-interrupted");
        IReadOnlyList<(string Prompt, string[] Outputs)> cells = await notebook.CellsAsync();
        Assert.All(cells.Take(training), cell => Assert.DoesNotContain(cell.Outputs, output => output.StartsWith("error", StringComparison.Ordinal)));
        Assert.All(cells.Skip(training + 1), cell => Assert.Contains(cell.Prompt, new[] { "null", "undefined" }));

        // Restart and run all, with a training that ends.
        string parameters = await notebook.SourceAsync(2);
        await notebook.SetSourceAsync(2, parameters.Replace("int epochs = 1000;", "int epochs = 2;"));
        await notebook.RestartAndRunAllAsync();
        await notebook.UntilIdleAsync();
        cells = await notebook.CellsAsync();
        Assert.Equal(Enumerable.Range(1, cells.Count).Select(number => $"{number}"), cells.Select(cell => cell.Prompt));
        Assert.All(cells, cell => Assert.DoesNotContain(cell.Outputs, output => output.StartsWith("error", StringComparison.Ordinal)));

        // Completion by Tab, inspection by Shift+Tab.
        await notebook.TypeBelowAsync("model.parame");
        await page.Keyboard.PressAsync("Tab");
        await notebook.UntilAsync("document.querySelector('.CodeMirror-focused').CodeMirror.getValue().startsWith('model.parameters') || document.querySelector('.completions')");
        await notebook.PictureAsync("3-completion");
        await page.Keyboard.PressAsync("Enter");
        await notebook.TypeBelowAsync("Trainer.Fit");
        await page.Keyboard.PressAsync("Shift+Tab");
        await notebook.UntilAsync("[...document.querySelectorAll('.tooltiptext')].some(e => e.innerText.includes('Fit'))");
        await notebook.PictureAsync("4-inspection");

        // The saved file, whole.
        await page.Keyboard.PressAsync("Escape");
        await page.EvaluateAsync("Jupyter.notebook.delete_cell(Jupyter.notebook.ncells() - 1); Jupyter.notebook.delete_cell(Jupyter.notebook.ncells() - 1)");
        await notebook.SaveAsync();
        await notebook.PictureAsync("5-run", whole: true);

        // Reopened by somebody who does not trust it, with nothing run: text and pictures are there, scripts and styles are not.
        string saved = File.ReadAllText(jupyter.File("quickstart.ipynb"));
        jupyter.Write("untrusted.ipynb", saved.Replace("A network learns to tell shirts from sandals", "A network learns"));
        IPage second = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1200, Height = 900 } });
        LiveNotebook untrusted = await LiveNotebook.OpenAsync(second, server.AddressOf("untrusted.ipynb"));
        await untrusted.PictureAsync("6-untrusted", whole: true);
        Assert.False(await second.EvaluateAsync<bool>("Jupyter.notebook.trusted"));
        Assert.Equal(0, await second.EvaluateAsync<int>("document.querySelectorAll('.output_area script, .output_area style').length"));
        Assert.True(await second.EvaluateAsync<int>("[...document.querySelectorAll('.output_area img')].filter(i => i.naturalWidth > 0).length") > 0);
        string text = await second.InnerTextAsync("#notebook-container");
        Assert.Contains("accuracy", text, StringComparison.OrdinalIgnoreCase);

        // What went wrong on the way would be in the file.
        JsonNode document = JsonNode.Parse(saved)!;
        Assert.Equal("C#", (string?)document["metadata"]!["language_info"]!["name"]);
    }
}
