namespace NotebookKit.Display.Tests;

/// <summary>What a test wants of the machine. Absent, the test is skipped with a reason; under NOTEBOOKKIT_REQUIRE_ALL=1 it fails.</summary>
internal static class Need
{
    private static readonly string? Browser = ((string[])["chromium", "chromium-browser", "google-chrome"])
        .SelectMany(name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    public static string Chromium()
    {
        Require(Browser is not null, "no Chromium on the PATH");
        return Browser!;
    }

    /// <summary>Debian's package fonts-dejavu-core, which the stored pictures were written with.</summary>
    public static void DejaVu() => Require(File.Exists("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"), "the fonts DejaVu, which the stored pictures were drawn with, are not installed");

    private static void Require(bool present, string reason)
    {
        if (present) return;
        if (Environment.GetEnvironmentVariable("NOTEBOOKKIT_REQUIRE_ALL") == "1") Assert.Fail(reason + ", and NOTEBOOKKIT_REQUIRE_ALL is set");
        Assert.Skip(reason);
    }
}
