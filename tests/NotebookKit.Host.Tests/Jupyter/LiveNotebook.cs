using System.Text.Json;
using Microsoft.Playwright;

namespace NotebookKit.Host.Tests;

/// <summary>A notebook that is open in Notebook 6, driven as its user would.</summary>
internal sealed class LiveNotebook(IPage page)
{
    private const float Patience = 600_000;

    public IPage Page => page;

    /// <param name="page">The browser's page.</param>
    /// <param name="address">The notebook's address.</param>
    public static async Task<LiveNotebook> OpenAsync(IPage page, string address)
    {
        page.SetDefaultTimeout(Patience);
        await page.GotoAsync(address);
        await page.WaitForFunctionAsync("() => window.Jupyter && Jupyter.notebook && Jupyter.notebook._fully_loaded && Jupyter.notebook.kernel && Jupyter.notebook.kernel.is_connected()");
        return new LiveNotebook(page);
    }

    public Task RunAllAsync() => page.EvaluateAsync("Jupyter.notebook.execute_all_cells()");

    /// <summary>Waits until no cell is waiting for its turn or running.</summary>
    public Task UntilIdleAsync() => page.WaitForFunctionAsync("() => !Jupyter.notebook.kernel_busy && Jupyter.notebook.get_cells().every(c => c.cell_type != 'code' || c.input_prompt_number != '*')");

    public Task UntilAsync(string condition) => page.WaitForFunctionAsync($"() => {condition}");

    public Task InterruptAsync() => page.EvaluateAsync("Jupyter.notebook.kernel.interrupt()");

    /// <summary>Restarts the kernel and runs all cells, as the toolbar's button does once it was confirmed.</summary>
    public async Task RestartAndRunAllAsync()
    {
        await page.ClickAsync("button[data-jupyter-action='jupyter-notebook:confirm-restart-kernel-and-run-all-cells']");
        await page.ClickAsync(".modal-footer .btn-danger");
        await page.WaitForFunctionAsync("() => Jupyter.notebook.get_cells().some(c => c.input_prompt_number == '*')");
    }

    /// <summary>The prompt numbers and the kinds of outputs of the code cells.</summary>
    public async Task<IReadOnlyList<(string Prompt, string[] Outputs)>> CellsAsync()
    {
        JsonElement? cells = await page.EvaluateAsync("Jupyter.notebook.get_cells().filter(c => c.cell_type == 'code').map(c => [String(c.input_prompt_number), c.output_area.outputs.map(o => o.output_type + (o.ename ? ':' + o.ename : ''))])");
        return [.. cells!.Value.EnumerateArray().Select(cell => (cell[0].GetString()!, cell[1].EnumerateArray().Select(output => output.GetString()!).ToArray()))];
    }

    /// <summary>Replaces a code cell's source.</summary>
    public Task SetSourceAsync(int codeCell, string source) =>
        page.EvaluateAsync($"Jupyter.notebook.get_cells().filter(c => c.cell_type == 'code')[{codeCell}].set_text({JsonSerializer.Serialize(source)})");

    public Task<string> SourceAsync(int codeCell) => page.EvaluateAsync<string>($"Jupyter.notebook.get_cells().filter(c => c.cell_type == 'code')[{codeCell}].get_text()");

    /// <summary>Adds a cell at the end and types into it.</summary>
    public async Task TypeBelowAsync(string text)
    {
        await page.EvaluateAsync("Jupyter.notebook.insert_cell_at_bottom('code'); Jupyter.notebook.select(Jupyter.notebook.ncells() - 1); Jupyter.notebook.scroll_to_bottom(); Jupyter.notebook.edit_mode()");
        await page.Keyboard.TypeAsync(text);
    }

    public async Task SaveAsync()
    {
        await page.EvaluateAsync("Jupyter.notebook.save_notebook()");
        await page.WaitForFunctionAsync("() => !Jupyter.notebook.dirty");
    }

    /// <summary>Keeps a picture in the folder of NOTEBOOKKIT_SCREENSHOTS, where somebody wants to look.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="whole">Whether the whole notebook must be on it.</param>
    public async Task PictureAsync(string name, bool whole = false)
    {
        if (Environment.GetEnvironmentVariable("NOTEBOOKKIT_SCREENSHOTS") is not { Length: > 0 } folder) return;
        if (whole)
            await page.EvaluateAsync("document.body.style.overflow = 'visible'; for (const id of ['site', 'notebook', 'notebook-container']) { const e = document.getElementById(id); if (e) { e.style.height = 'auto'; e.style.overflow = 'visible'; } }");
        await page.ScreenshotAsync(new() { Path = Path.Combine(Directory.CreateDirectory(folder).FullName, name + ".png"), FullPage = whole });
    }
}
