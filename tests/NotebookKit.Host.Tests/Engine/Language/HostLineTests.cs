namespace NotebookKit.Host.Tests;

public sealed class HostLineTests
{
    private static readonly string Carried = CarriedPackages.OfThisProcess.Find("TorchSharp")!.Version;

    [Theory]
    [InlineData("#!¦", "#!csharp", "#!html", "#!time", "#!who", "#!whos")]
    [InlineData("#!wh¦", "#!who", "#!whos")]
    [InlineData("#!time\n#!ht¦", "#!html")]
    [InlineData("var x = 1;\n#!ti¦", "#!time")]
    public async Task Magics_are_completed_at_a_lines_beginning(string cell, params string[] expected)
    {
        using var session = new EditingSession();

        Assert.Equal(expected, await session.NamesAsync(cell));
    }

    [Fact]
    public async Task A_magic_is_replaced_whole()
    {
        using var session = new EditingSession();

        Completions found = await session.CompleteAsync("  #!ti¦me\n1");

        Assert.Equal((2, 8), (found.Start, found.End));
    }

    [Fact]
    public async Task A_line_of_a_raw_string_is_no_magic()
    {
        using var session = new EditingSession();

        Assert.Empty(await session.NamesAsync("var x = \"\"\"\n#!ti¦\n\"\"\";"));
    }

    [Theory]
    [InlineData("#r \"nuget: TorchSh¦\"", "#r \"nuget: TorchSharp\"")]
    [InlineData("#r \"nuget: torchsh¦", "#r \"nuget: TorchSharp")]
    [InlineData("using System;\n#r \"nuget:Torch¦, 0.1\"", "using System;\n#r \"nuget:TorchSharp, 0.1\"")]
    public async Task Packages_are_completed(string cell, string expected)
    {
        using var session = new EditingSession();

        Assert.Equal(expected, await session.ChooseAsync(cell, "TorchSharp"));
    }

    [Fact]
    public async Task Versions_are_completed_the_carried_one_first()
    {
        using var session = new EditingSession();

        Assert.Equal(Carried, (await session.NamesAsync("#r \"nuget: TorchSharp, ¦\""))[0]);
    }

    [Theory]
    [InlineData("#r \"nuget: no.such.package, ¦\"")]
    [InlineData("#r \"nuget: ../../etc, ¦\"")]
    [InlineData("#r \"fi¦\"")]
    [InlineData("#!html\n<p>Con¦")]
    [InlineData("#!markdown\nCon¦")]
    [InlineData("#!time ¦")]
    public async Task Other_host_lines_and_languages_have_nothing_to_offer(string cell)
    {
        using var session = new EditingSession();

        Assert.Empty(await session.NamesAsync(cell));
    }

    [Theory]
    [InlineData("#!time\nConsole.WriteL¦")]
    [InlineData("#r \"nuget: TorchSharp\"\nConsole.WriteL¦")]
    [InlineData("#i \"nuget: /folder\"\nConsole.WriteL¦")]
    [InlineData("#!html\n<p>it's \"\"\" /* unfinished\n#!csharp\nConsole.WriteL¦")]
    public async Task The_code_below_is_completed(string cell)
    {
        using var session = new EditingSession();

        Assert.Contains("WriteLine", await session.NamesAsync(cell));
    }

    [Theory]
    [InlineData("Datasets.Load(\"fashion-mnist-m¦", "Datasets.Load(\"fashion-mnist-mini")]
    [InlineData("Datasets.Load(\"¦\");", "Datasets.Load(\"fashion-mnist-mini\");")]
    [InlineData("Datasets.Load(\"cif¦ar\");", null)]
    [InlineData("Datasets.Load(name: \"fas¦\");", "Datasets.Load(name: \"fashion-mnist-mini\");")]
    [InlineData("var d = Datasets.Load(@\"fas¦\").Train;", "var d = Datasets.Load(@\"fashion-mnist-mini\").Train;")]
    public async Task Names_of_data_sets_are_completed(string cell, string? expected)
    {
        using var session = new EditingSession(EditingSession.Kit);

        if (expected is null) Assert.DoesNotContain("fashion-mnist-mini", await session.NamesAsync(cell));
        else Assert.Equal(expected, await session.ChooseAsync(cell, "fashion-mnist-mini"));
    }
}
