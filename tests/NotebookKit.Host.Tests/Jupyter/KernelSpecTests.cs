using System.Text.Json.Nodes;

namespace NotebookKit.Host.Tests;

public sealed class KernelSpecTests : IDisposable
{
    private const string Foreign = """{"argv":["dotnet-interactive"],"display_name":".NET (C#)","language":"C#"}""";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_is_installed_below_a_prefix()
    {
        using Nbkit nbkit = await Nbkit.RunAsync(_folder.Path, "jupyter", "install", "--prefix", "env");

        Assert.Equal(ExitCodes.Ok, nbkit.ExitCode);
        string folder = _folder.File("env/share/jupyter/kernels/notebookkit");
        Assert.Contains(folder, nbkit.Output);
        Assert.Equal(["kernel.json", "logo-32x32.png", "logo-64x64.png", "logo-svg.svg"], Directory.GetFiles(folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task It_is_installed_where_Jupyter_looks_for_the_user()
    {
        using Nbkit nbkit = await Nbkit.RunAsync(_folder.Path, new Dictionary<string, string> { ["JUPYTER_DATA_DIR"] = _folder.File("data") }, "jupyter", "install", "--user", "--name", "My-C.sharp");

        Assert.True(File.Exists(_folder.File("data/kernels/my-c.sharp/kernel.json")), nbkit.Errors);
    }

    [Fact]
    public void It_starts_this_nbkit_by_full_paths_and_wants_its_interrupts_as_messages()
    {
        JsonObject spec = Installed(KernelSpecInstaller.Install(_folder.Path, "x", replacesForeign: false));

        string[] command = [.. spec["argv"]!.AsArray().Select(part => part!.GetValue<string>())];
        Assert.True(File.Exists(command[0]) && File.Exists(command[1]), string.Join(' ', command));
        Assert.Equal(["jupyter", "kernel", "--connection-file", "{connection_file}"], command[2..]);
        Assert.Equal("message", (string?)spec["interrupt_mode"]);
        Assert.Equal("C#", (string?)spec["language"]);
        Assert.Equal(".NET (C#) – NotebookKit", (string?)spec["display_name"]);
    }

    [Fact]
    public void Its_own_earlier_one_is_replaced()
    {
        KernelSpecInstaller.Install(_folder.Path, "x", replacesForeign: false);
        string folder = KernelSpecInstaller.Install(_folder.Path, "x", replacesForeign: false);

        Assert.True(KernelSpec.IsOurs(Installed(folder)));
    }

    [Theory]
    [InlineData(KernelSpec.DotNetInteractiveName, "--replace-dotnet-interactive")]
    [InlineData("python3", "another --name")]
    public void A_foreign_kernel_is_not_replaced(string name, string wayOut)
    {
        string file = Directory.CreateDirectory(_folder.File(name)).FullName + "/kernel.json";
        File.WriteAllText(file, Foreign);

        KitException refusal = Assert.Throws<KitException>(() => KernelSpecInstaller.Install(_folder.Path, name, replacesForeign: false));

        Assert.Contains(wayOut, refusal.Message);
        Assert.Equal(Foreign, File.ReadAllText(file));
    }

    [Fact]
    public async Task The_place_of_DotNet_Interactive_is_taken_when_asked_for()
    {
        string folder = Directory.CreateDirectory(_folder.File("share/jupyter/kernels/.net-csharp")).FullName;
        File.WriteAllText(Path.Combine(folder, "kernel.json"), Foreign);

        using Nbkit nbkit = await Nbkit.RunAsync(_folder.Path, "jupyter", "install", "--prefix", ".", "--replace-dotnet-interactive");

        Assert.Equal(ExitCodes.Ok, nbkit.ExitCode);
        Assert.True(KernelSpec.IsOurs(Installed(folder)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("../x")]
    [InlineData("ä")]
    [InlineData("a\n")]
    public void A_name_that_Jupyter_would_not_take_is_refused(string name) =>
        Assert.Throws<KitException>(() => KernelSpecInstaller.Install(_folder.Path, name, replacesForeign: true));

    [Fact]
    public async Task Two_places_at_once_are_refused()
    {
        using Nbkit nbkit = await Nbkit.RunAsync(_folder.Path, "jupyter", "install", "--user", "--prefix", "env");

        Assert.Equal(ExitCodes.BadInput, nbkit.ExitCode);
        Assert.Contains("two places", nbkit.Errors);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_said()
    {
        _folder.Write("env", "a file");

        using Nbkit nbkit = await Nbkit.RunAsync(_folder.Path, "jupyter", "install", "--prefix", "env");

        Assert.Equal(ExitCodes.CouldNotWrite, nbkit.ExitCode);
    }

    private static JsonObject Installed(string folder) => JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "kernel.json")))!.AsObject();
}
