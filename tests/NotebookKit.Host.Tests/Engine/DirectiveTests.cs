namespace NotebookKit.Host.Tests;

public sealed class DirectiveTests : IDisposable
{
    private static readonly string Carried = CarriedPackages.OfThisProcess.Find("NotebookKit")!.Version;

    private readonly EngineSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public async Task The_kit_is_the_hosts_own_copy()
    {
        await _session.SendAsync($"#r \"nuget: NotebookKit.Interactive, {Carried}\"");

        Assert.Equal("True", await _session.ResultAsync($"typeof(NotebookKit.KitException).Assembly == System.Runtime.Loader.AssemblyLoadContext.Default.Assemblies.Single(a => a.GetName().Name == \"NotebookKit\")"));
    }

    [Fact]
    public async Task A_package_says_in_one_line_where_it_came_from()
    {
        await _session.SendAsync("#r \"nuget:NotebookKit.Interactive\"");

        Assert.Equal([$"NotebookKit {Carried}, from nbkit's own copy"], _session.Sink.Events.Select(shown => shown.Value![MimeBundle.PlainText]));
    }

    [Fact]
    public async Task A_package_brings_what_it_depends_on() =>
        Assert.Equal("Tensor", await _session.ResultAsync("#r \"nuget: NotebookKit\"", "typeof(TorchSharp.torch.Tensor).Name"));

    [Fact]
    public async Task The_meta_package_of_TorchSharp_is_TorchSharp() =>
        Assert.Equal("torch", await _session.ResultAsync("#r \"nuget: TorchSharp-cpu\"\nnameof(TorchSharp.torch)"));

    [Theory]
    [InlineData("NotebookKit.Interactive")]
    [InlineData("TorchSharp")]
    public async Task Another_version_than_the_running_one_is_refused_naming_both(string package)
    {
        CellError error = await _session.ErrorAsync($"\n#r \"nuget: {package}, 99.1.2\"");

        Assert.Equal(2, error.Line);
        Assert.StartsWith($"{package} 99.1.2 was asked for, but nbkit runs {package} {CarriedPackages.OfThisProcess.Find(package)!.Version}", error.Message);
    }

    [Fact]
    public async Task A_source_of_packages_is_accepted_and_shows_nothing()
    {
        await _session.ResultAsync("#i \"nuget: https://example.org/v3/index.json\"\nvar a = 1;");

        Assert.Empty(_session.Sink.Events);
    }

    [Fact]
    public async Task An_assembly_is_referenced_by_its_path() =>
        Assert.Equal("RecordingSink", await _session.ResultAsync(
            $"#r \"{typeof(DirectiveTests).Assembly.Location}\"", "System.Reflection.Assembly.Load(\"NotebookKit.Host.Tests\").GetType(\"NotebookKit.Host.Tests.RecordingSink\").Name"));

    [Fact]
    public async Task A_missing_assembly_is_named() =>
        Assert.Contains("#r \"none.dll\": there is no such file", (await _session.ErrorAsync("#r \"none.dll\"")).Message);

    [Fact]
    public async Task A_line_of_a_raw_string_is_no_directive() =>
        Assert.Equal("#r \"nuget: Nothing\"", await _session.ResultAsync("var s = \"\"\"\n#r \"nuget: Nothing\"\n\"\"\";\ns"));

    [Fact]
    public async Task Time_is_said_after_the_cell()
    {
        Assert.Equal("2", await _session.ResultAsync("#!time\n1 + 1"));

        Assert.StartsWith("Wall time: ", Assert.Single(_session.Sink.Events).Value![MimeBundle.PlainText]);
    }

    [Theory]
    [InlineData("#!markdown\n# Title", "text/markdown", "# Title")]
    [InlineData("#!html\n<b>x</b>", "text/html", "<b>x</b>")]
    public async Task A_first_line_can_change_the_language(string code, string mimeType, string shown)
    {
        await _session.SendAsync(code);

        Assert.Equal(shown, Assert.Single(_session.Sink.Events).Value![mimeType]);
    }

    [Fact]
    public async Task An_unknown_magic_is_named() =>
        Assert.StartsWith("#!nonsense is not a magic command of nbkit", (await _session.ErrorAsync("\n#!nonsense --now")).Message);

    [Fact]
    public async Task A_cell_of_another_language_is_refused_in_one_sentence()
    {
        CellOutcome outcome = await _session.SendAsync("print 1", "fsharp");

        Assert.Equal("This is a cell of fsharp; nbkit runs C#.", Assert.IsType<CellOutcome.Failed>(outcome).Error.Message);
    }
}
