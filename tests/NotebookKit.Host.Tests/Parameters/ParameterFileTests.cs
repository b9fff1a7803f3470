namespace NotebookKit.Host.Tests;

public sealed class ParameterFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Notebook _notebook = NotebookFile.Read(Samples.Path("parameters.ipynb"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Values_of_a_file_are_typed() =>
        Assert.Equal("""{"epochs":5,"fast":true,"sizes":[1,2,3]}""", ParameterInjection.Apply(_notebook, [], Read("""{ "epochs": 5, "fast": true, "sizes": [1, 2, 3] } // of the week""")).ToJsonString());

    [Fact]
    public void The_command_line_goes_before_the_file() =>
        Assert.Equal("""{"epochs":7,"rate":0.5}""", ParameterInjection.Apply(_notebook, ["epochs=7"], Read("""{ "epochs": 5, "rate": 0.5 }""")).ToJsonString());

    [Theory]
    [InlineData("""{ "epoch": 5 }""", "has no parameter 'epoch'; it has dataset (string)")]
    [InlineData("""{ "epochs": "5" }""", "'\"5\"' is not a value for 'epochs', which is an int")]
    [InlineData("""{ "dataset": null }""", "'null' is not a value for 'dataset', which is a string")]
    public void A_name_or_type_that_does_not_fit_is_refused(string json, string reason) =>
        Assert.Contains(reason, Assert.Throws<KitException>(() => ParameterInjection.Apply(_notebook, [], Read(json))).Message);

    [Theory]
    [InlineData("[1]", "it must be a JSON object")]
    [InlineData("{", "is not valid JSON")]
    [InlineData("{\"a\":1,\"a\":2}", "is not valid JSON")]
    public void A_damaged_file_is_named(string json, string reason)
    {
        KitException refusal = Assert.Throws<KitException>(() => Read(json));

        Assert.StartsWith(_folder.File("p.json"), refusal.Message, StringComparison.Ordinal);
        Assert.Contains(reason, refusal.Message);
    }

    [Fact]
    public void A_missing_file_is_named() => Assert.Equal("none.json does not exist.", Assert.Throws<KitException>(() => ParameterFile.Read("none.json")).Message);

    [Fact]
    public void A_script_marks_its_parameters_by_a_comment()
    {
        Notebook script = DibFormat.Read("a.dib", "#!csharp\n\n// parameters\nint epochs = 3;\n\n#!csharp\n\nepochs");

        ParameterInjection.Apply(script, ["epochs=5"]);

        Assert.Equal("epochs = 5;", script.Cells[1].Source.Split('\n')[1]);
    }

    [Fact]
    public void A_script_without_the_comment_says_how() =>
        Assert.Contains("which in a script begins with the line // parameters", Assert.Throws<KitException>(() => ParameterInjection.Apply(DibFormat.Read("a.dib", "int a = 1;"), ["a=2"])).Message);

    [Fact]
    public async Task A_scripts_parameters_reach_its_cells()
    {
        _folder.Write("a.dib", "#!csharp\n\n// parameters\nstring name = \"x\";\nint[] sizes = [1];\n\n#!csharp\n\nConsole.Write(name + string.Join('+', sizes));");

        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", "a.dib", "--out", "out", "-p", "name=\"; throw null; //", "-p", "sizes=2,3");

        Assert.Equal("\"; throw null; //2+3", Ipynb.TextOf(Ipynb.OutputsOf(_folder.File("out/a.ipynb"), 3)[0]));
    }

    private ParameterFile Read(string json) => ParameterFile.Read(_folder.Write("p.json", json));
}
