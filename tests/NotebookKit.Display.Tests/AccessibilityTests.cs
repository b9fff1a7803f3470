using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using TorchSharp;

namespace NotebookKit.Display.Tests;

/// <summary>Every face in one page, judged by axe in a real browser: names, roles, structure, contrast (WCAG 2.2 A and AA).</summary>
public sealed class AccessibilityTests
{
    [Theory]
    [InlineData(ColorScheme.Light, false)]
    [InlineData(ColorScheme.Dark, false)]
    [InlineData(ColorScheme.Light, true)]
    public async Task Axe_finds_nothing(ColorScheme scheme, bool stripped)
    {
        string chromium = Need.Chromium();
        string page = stripped ? Stripped(Faces()) : Faces();
        using IPlaywright playwright = await Playwright.CreateAsync();
        await using IBrowser browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox", "--disable-gpu"] });
        IPage tab = await browser.NewPageAsync(new() { ColorScheme = scheme });
        await tab.SetContentAsync($"<!DOCTYPE html><html lang=\"en\"><head><title>Faces</title><meta name=\"color-scheme\" content=\"light dark\"></head><body><main><h1>Faces</h1>{page}</main></body></html>");

        AxeResult result = await tab.RunAxe(new AxeRunOptions { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } });

        Assert.Empty(result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Html[..Math.Min(200, node.Html.Length)]}")));
    }

    private static string Faces()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        return string.Concat(Samples.All().Concat(Samples.Tensors()).Select(Display.Faces.Html));
    }

    private static string Stripped(string html) =>
        System.Text.RegularExpressions.Regex.Replace(html, "<style>.*?</style>| style=\"[^\"]*\"| class=\"[^\"]*\"", "", System.Text.RegularExpressions.RegexOptions.Singleline);
}
