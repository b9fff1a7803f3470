using System.Diagnostics;

namespace NotebookKit.Host.Tests;

/// <summary>A headless browser, where the machine has one.</summary>
internal static class Chromium
{
    /// <summary>Its path, or null.</summary>
    public static string? Program { get; } = ((string[])["chromium", "chromium-browser", "google-chrome"])
        .SelectMany(name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    /// <summary>Skips the test without a browser, unless everything has to run.</summary>
    public static void Require()
    {
        if (Program is not null) return;
        const string reason = "no Chromium on the PATH";
        if (Environment.GetEnvironmentVariable("NOTEBOOKKIT_REQUIRE_ALL") == "1") Assert.Fail(reason);
        Assert.Skip(reason);
    }

    /// <summary>The document as it stands after the browser has laid it out and run what it would run.</summary>
    public static async Task<string> DocumentAsync(string path, string profile)
    {
        var start = new ProcessStartInfo(Program!) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in (string[])
            ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--virtual-time-budget=2000", $"--user-data-dir={profile}", "--dump-dom", new Uri(path).AbsoluteUri])
            start.ArgumentList.Add(argument);
        using Process browser = Process.Start(start)!;
        Task<string> errors = browser.StandardError.ReadToEndAsync();
        string document = await browser.StandardOutput.ReadToEndAsync();
        await Task.WhenAll(errors, browser.WaitForExitAsync());
        return document;
    }
}
