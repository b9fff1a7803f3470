namespace NotebookKit.Host.Tests;

/// <summary>Packages where the network is forbidden.</summary>
public sealed class OfflinePackageTests : IDisposable
{
    private readonly PackageFeed _feed = new();

    public void Dispose() => _feed.Dispose();

    [Fact]
    public async Task Offline_a_package_that_was_restored_once_is_found()
    {
        _feed.Add("Some", "1.0.0", "public class Some;");
        using (EngineSession session = new(_feed.Folder)) await session.SendAsync("#r \"nuget: Some, 1.0.0\"");
        Directory.Delete(_feed.Packages, recursive: true);
        await File.WriteAllTextAsync(_feed.File("x.dib"), "#!csharp\n\n#r \"nuget: Some\"\nConsole.WriteLine(typeof(Some).Name);", TestContext.Current.CancellationToken);
        using Nbkit nbkit = await Nbkit.RunAsync(_feed.Folder, new Dictionary<string, string> { ["NOTEBOOKKIT_OFFLINE"] = "1" }, "run", "x.dib");

        Assert.Equal((0, ""), (nbkit.ExitCode, nbkit.Errors));
    }

    [Fact]
    public async Task Offline_a_package_that_is_not_there_is_one_sentence_with_the_way_out()
    {
        await File.WriteAllTextAsync(_feed.File("x.dib"), "#!csharp\n\n#r \"nuget: Nowhere\"", TestContext.Current.CancellationToken);
        using Nbkit nbkit = await Nbkit.RunAsync(_feed.Folder, new Dictionary<string, string> { ["NOTEBOOKKIT_OFFLINE"] = "1" }, "run", "x.dib");

        Assert.Contains("Nowhere is not on this machine, and NOTEBOOKKIT_OFFLINE forbids fetching it", nbkit.Errors);
    }
}
