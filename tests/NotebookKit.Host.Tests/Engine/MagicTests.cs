using System.ComponentModel;
using NotebookKit.Interactive;

namespace NotebookKit.Host.Tests;

public sealed class MagicTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly EngineSession _session;

    public MagicTests() => _session = new EngineSession(_folder.Path);

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_cell_is_run_part_by_part()
    {
        Assert.Equal("3", await _session.ResultAsync("var a = 1;\na\n#!html\n<b>two</b>\n#!markdown\n# don't\n#!csharp\na + 2"));

        Assert.Equal(["1", "two", "# don't"], _session.Shown);
    }

    [Fact]
    public async Task The_lines_of_a_later_part_are_the_cells() =>
        Assert.Equal(4, (await _session.ErrorAsync("var a = 1;\n#!who\n\nnowhere")).Line);

    [Fact]
    public async Task A_line_of_a_raw_string_is_no_magic() =>
        Assert.Equal("#!who", await _session.ResultAsync("var s = \"\"\"\n#!who\n\"\"\";\ns"));

    [Fact]
    public async Task A_magic_that_there_is_none_of_keeps_the_whole_cell_from_running()
    {
        CellError error = await _session.ErrorAsync("display(1);\n#!whso");

        Assert.Equal((2, "#!whso is not a magic command of nbkit; did you mean #!who?"), (error.Line, error.Message));
        Assert.Empty(_session.Shown);
    }

    [Fact]
    public async Task Time_is_said_of_what_follows_it()
    {
        Assert.Equal("2", await _session.ResultAsync("display(0);\n#!time\n1 + 1"));

        Assert.Equal("0", _session.Shown[0]);
        Assert.StartsWith("Wall time: ", _session.Shown[1]);
    }

    [Fact]
    public async Task Who_lists_the_newest_variables_first()
    {
        await _session.SendAsync("var a = 1; var b = 2;");
        await _session.SendAsync("var a = \"x\";");
        await _session.SendAsync("#!who");

        Assert.Equal(["a  b"], _session.Shown);
    }

    [Fact]
    public async Task Whos_lists_types_and_values_without_asking_the_values()
    {
        await _session.SendAsync("class Bad { public override string ToString() => throw new Exception(); }");
        await _session.SendAsync("var bad = new Bad();\nvar list = new List<int> { 1 };\nint? none = null;\nvar text = \"a\\nb\";\nvar grid = new double[2, 3];");
        await _session.SendAsync("#!whos");

        Assert.Equal(
            [
                "name  type       value",
                "bad   Bad        Bad",
                "grid  double[,]  2×3 elements",
                "list  List<int>  1 element",
                "none  int?       null",
                "text  string     \"a⏎b\"",
            ],
            _session.Shown[0].Split('\n') is [var head, .. var rows] ? [head, .. rows.Order(StringComparer.Ordinal)] : []);
    }

    [Fact]
    public async Task Whos_says_a_tensors_shape_and_computes_nothing()
    {
        await _session.SendAsync("#r \"nuget: TorchSharp\"\nvar t = TorchSharp.torch.zeros(2, 3);\nvar gone = TorchSharp.torch.zeros(1); gone.Dispose();");
        await _session.SendAsync("#!whos");

        Assert.Contains("2×3 float32", _session.Shown[^1]);
        Assert.Contains("disposed", _session.Shown[^1]);
    }

    [Fact]
    public async Task Magics_are_listed_with_what_they_do()
    {
        await _session.SendAsync("#!lsmagic");

        Assert.All(["#!about", "#!import FILE", "#!time", "#!who", "#!whos", "#!html"], name => Assert.Contains(name, _session.Shown[0]));
    }

    [Fact]
    public async Task About_names_the_versions()
    {
        await _session.SendAsync("#!about");

        Assert.All(KitVersions.Current, version => Assert.Contains($"{version.Key} {version.Value}", _session.Shown[0]));
    }

    [Fact]
    public async Task A_magic_has_help()
    {
        await _session.SendAsync("#!import --help");

        Assert.StartsWith("#!import FILE\n", _session.Shown[0]);
    }

    [Theory]
    [InlineData("x.csx", "int Twice(int x) => 2 * x;")]
    [InlineData("x.dib", "#!markdown\n# Title\n#!csharp\nint Twice(int x) => 2 * x;")]
    [InlineData("x.ipynb", """{"cells":[{"cell_type":"code","metadata":{},"source":"int Twice(int x) => 2 * x;","outputs":[],"execution_count":null}],"metadata":{},"nbformat":4,"nbformat_minor":5}""")]
    public async Task An_imported_file_runs_here(string name, string text)
    {
        _folder.Write(name, text);

        Assert.Equal("4", await _session.ResultAsync($"#!import {name}\nTwice(2)"));
    }

    [Fact]
    public async Task An_imported_cell_that_fails_is_named_with_its_line()
    {
        _folder.Write("x.dib", "#!csharp\nvar a = 1;\n#!csharp\n\n\nthrow new FormatException(\"why\");");

        Assert.Equal("#!import: x.dib[2], line 1: System.FormatException: why", (await _session.ErrorAsync("#!import x.dib")).Message);
    }

    [Fact]
    public async Task A_file_that_imports_itself_is_one_sentence()
    {
        _folder.Write("a.csx", "#!import b.csx");
        _folder.Write("b.csx", "#!import a.csx");

        Assert.Contains("the file imports itself (a.csx → b.csx → a.csx)", (await _session.ErrorAsync("#!import a.csx")).Message);
    }

    [Fact]
    public async Task A_missing_file_is_named() =>
        Assert.Contains("none.dib does not exist", (await _session.ErrorAsync("#!import none.dib")).Message);

    [Fact]
    public async Task A_magic_can_run_the_rest_of_its_cell_many_times()
    {
        _session.Engine.Magics.Add(MagicCommand.Of("#!thrice", ThriceAsync));
        await _session.SendAsync("int count = 0;");

        Assert.Equal("3", await _session.ResultAsync("#!thrice\ncount++;", "count"));
    }

    [Fact]
    public async Task A_magic_gets_the_value_of_a_variable()
    {
        _session.Engine.Magics.Add(MagicCommand.Of("#!length", Length));
        await _session.SendAsync("var text = \"four\"; var number = 4;");
        await _session.SendAsync("#!length text");

        Assert.Equal(["4"], _session.Shown);
        Assert.StartsWith("#!length: number is a Int32, and --text wants a IEnumerable`1.", (await _session.ErrorAsync("#!length number")).Message);
        Assert.StartsWith("#!length: there is no variable tex; did you mean text?", (await _session.ErrorAsync("#!length tex")).Message);
    }

    [Fact]
    public async Task What_is_forgotten_is_let_go()
    {
        await _session.SendAsync("var a = new object(); var weak = new WeakReference(a);");
        await _session.SendAsync("#!forget a");

        Assert.Equal("False", await _session.ResultAsync("GC.Collect(); GC.WaitForPendingFinalizers(); GC.Collect();", "weak.IsAlive"));
    }

    [Description("Runs the rest three times.")]
    private static async Task ThriceAsync(IMagicHost host)
    {
        Func<Task> rest = await host.PrepareRestAsync();
        for (int i = 0; i < 3; i++) await rest();
    }

    private static int Length(IEnumerable<char> text) => text.Count();
}
