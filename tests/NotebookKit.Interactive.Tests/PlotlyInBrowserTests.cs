using System.Diagnostics;
using NotebookKit.Display;

namespace NotebookKit.Interactive.Tests;

/// <summary>An interactive chart in a real browser without a network.</summary>
[Collection(nameof(PlotlyNetTests))]
public sealed class PlotlyInBrowserTests
{
    private static readonly string? Chromium = ((string[])["chromium", "chromium-browser", "google-chrome"])
        .SelectMany(name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    [Fact]
    public async Task A_chart_draws_itself_twice_on_a_page_that_has_the_library_once()
    {
        if (Chromium is null && Environment.GetEnvironmentVariable("NOTEBOOKKIT_REQUIRE_ALL") == "1") Assert.Fail("no Chromium on the PATH, and NOTEBOOKKIT_REQUIRE_ALL is set");
        Assert.SkipWhen(Chromium is null, "no Chromium on the PATH");
        PlotlyLibrary.IsEmbedded = true;
        PlotlyLibrary.Forget();
        PlotlyFigure figure = Display.Chart.Line(new[] { 1, 3, 2 }).Titled("Living").ToPlotly();
        string folder = Directory.CreateTempSubdirectory("nbk-plotly-").FullName, page = Path.Combine(folder, "page.html");
        await File.WriteAllTextAsync(page, $"<!DOCTYPE html><meta charset=utf-8><title>t</title>{Faces.Html(figure)}{Faces.Html(figure)}");

        string document = await DocumentAsync(page, Path.Combine(folder, "profile"));
        Directory.Delete(folder, recursive: true);

        Assert.Equal(2, document.Split("class=\"plot-container").Length - 1);
    }

    private static async Task<string> DocumentAsync(string page, string profile)
    {
        string[] arguments = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--virtual-time-budget=8000", $"--user-data-dir={profile}", "--dump-dom", new Uri(page).AbsoluteUri];
        using Process browser = Process.Start(new ProcessStartInfo(Chromium!, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> errors = browser.StandardError.ReadToEndAsync();
        string document = await browser.StandardOutput.ReadToEndAsync();
        await Task.WhenAll(errors, browser.WaitForExitAsync());
        return document;
    }
}
