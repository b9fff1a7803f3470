namespace NotebookKit.Interactive.Tests;

/// <summary>extension.dib, compiled against stand-ins with exactly .NET Interactive's members, and run: what it looks up beyond them is missing.</summary>
[Collection(nameof(ExtensionScriptTests))]
public sealed class ExtensionScriptTests(StandInKernel kernel) : IClassFixture<StandInKernel>
{
    [Fact]
    public void It_loads_and_prints_one_line() => Assert.Matches(@"^NotebookKit \d+\.\d+\.\d+ is loaded[^\n]*\n$", kernel.Printed[0].ReplaceLineEndings("\n"));

    [Fact]
    public void Running_it_again_changes_and_prints_nothing() => Assert.Equal("", kernel.Printed[1]);

    [Fact]
    public void What_is_no_kernel_is_said_and_not_thrown()
    {
        TextWriter console = Console.Out;
        var said = new StringWriter();
        Console.SetOut(said);
        try
        {
            DotNetInteractiveHost.Load("no kernel");
        }
        finally
        {
            Console.SetOut(console);
        }

        Assert.StartsWith("NotebookKit: the notebook extension did not load: NotebookKit.KitException: System.String is no kernel of .NET Interactive.", said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void It_leaves_no_name_in_the_notebook() => Assert.Empty(kernel.LeftNames);

    [Fact]
    public void It_adds_every_magic_with_its_help()
    {
        List<string> added = [];
        foreach (dynamic directive in kernel.Root.KernelInfo.SupportedDirectives)
        {
            added.Add((string)directive.Name);
            List<string> parameters = [];
            foreach (dynamic parameter in directive.Parameters) parameters.Add((string)parameter.Name);
            MagicCommand magic = KitMagics.All.First(magic => magic.Name == added[^1]);
            Assert.Equal([.. magic.Parameters.Select(parameter => parameter.Name), "-h", "--help"], parameters);
        }

        Assert.Equal(KitMagics.All.Select(magic => magic.Name), added);
    }

    [Fact]
    public void Completion_offers_what_the_kit_knows()
    {
        List<string> offered = [];
        foreach (dynamic directive in kernel.Root.KernelInfo.SupportedDirectives)
            if ((string)directive.Name == "#!summary")
                foreach (dynamic parameter in directive.Parameters)
                    if ((bool)parameter.AllowImplicitName) offered.AddRange((IEnumerable<string>)parameter.Completions());
        Assert.Contains("googlenet", offered);
    }

    [Fact]
    public async Task A_magic_shows_what_it_returns() => Assert.IsType<SeedReport>(Assert.Single((await kernel.RunAsync("#!seed")).Shown));

    [Fact]
    public async Task A_wrong_argument_fails_the_cell_with_one_sentence()
    {
        (IReadOnlyList<object> shown, string? failure, _) = await kernel.RunAsync("#!seed many");

        Assert.Empty(shown);
        Assert.StartsWith("#!seed: --seed wants a whole number, not \"many\".", failure);
    }

    [Fact]
    public async Task Help_is_shown() => Assert.StartsWith("#!train MODEL DATA", Assert.IsType<string>(Assert.Single((await kernel.RunAsync("#!train -h")).Shown)));

    [Fact]
    public async Task The_rest_that_a_magic_took_is_not_run_by_the_host()
    {
        (_, string? failure, object context) = await kernel.RunAsync("#!timeit --runs 1", "1 + 1");

        // The stand-in compiles nothing, so that the loop never arrives.
        Assert.Equal("#!timeit: the code could not be compiled.", failure);
        Assert.Equal("NotebookKit.Interactive.TimedCode.Call(() =>\n1 + 1\n);", ((List<string>)kernel.CSharp.Sent)[^1]);
        Assert.False(await kernel.WouldRunAsync(context, "1 + 1"));
    }

    [Fact]
    public async Task The_rest_below_another_magic_is_run_by_the_host()
    {
        (_, _, object context) = await kernel.RunAsync("#!seed", "1 + 1");

        Assert.True(await kernel.WouldRunAsync(context, "1 + 1"));
    }
}
