namespace NotebookKit.Host.Tests;

/// <summary>The real process on what goes wrong: each has its exit code and its sentence.</summary>
public sealed class RunFailureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_failing_cell_is_named_by_notebook_cell_and_line_with_its_source()
    {
        File.Copy(Samples.Path("fails.ipynb"), _folder.File("fails.ipynb"));

        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", "fails.ipynb");

        Assert.Equal(ExitCodes.CellFailed, run.ExitCode);
        Assert.StartsWith("fails.ipynb:2:2: error CS0103: The name 'unknown' does not exist in the current context\n  cell 2 (fails-3), line 2:\n    2 | var c = unknown + 1;\n", run.Errors);
    }

    [Fact]
    public async Task An_exception_is_named_by_the_line_that_led_to_it()
    {
        File.Copy(Samples.Path("throws.ipynb"), _folder.File("throws.ipynb"));

        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", "throws.ipynb");

        Assert.Contains("throws.ipynb:2:3: System.DivideByZeroException: ", run.Errors);
        Assert.Contains("at Divide(Int32 a, Int32 b) in cell[1]:line 2", run.Errors);
    }

    [Fact]
    public async Task Nothing_runs_after_a_failing_cell()
    {
        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", Samples.Path("fails.ipynb"), "--out", _folder.Path);

        Assert.Empty(Ipynb.OutputsOf(_folder.File("fails.ipynb"), 3));
    }

    [Fact]
    public async Task A_notebook_that_is_all_extension_is_refused_before_its_results_replace_others()
    {
        _folder.Write(".dib", "#!csharp\n\n1");
        _folder.Write("out.ipynb", "mine");

        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", ".dib", "--out", "out");

        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.Contains(".dib has no name before its extension, so its results would have none: rename it.", run.Errors);
        Assert.Equal("mine", await File.ReadAllTextAsync(_folder.File("out.ipynb"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_next_notebook_runs_after_a_failed_one()
    {
        _folder.Write("good.ipynb", Ipynb.Of("1"));

        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", Samples.Path("fails.ipynb"), "good.ipynb");

        Assert.Equal(ExitCodes.CellFailed, run.ExitCode);
        Assert.Contains("ok  good.ipynb", run.Output);
    }

    [Fact]
    public async Task A_cell_tagged_for_it_may_throw()
    {
        string notebook = _folder.Write("a.ipynb", IpynbFormat.Write(Ipynb.Notebook(Ipynb.Code("throw new Exception(\"x\");", "a", "raises-exception"), Ipynb.Code("2", "b"))));

        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", notebook);

        Assert.Equal(ExitCodes.Ok, run.ExitCode);
        Assert.Equal("2", Ipynb.TextOf(Ipynb.OutputsOf(_folder.File("out/a.ipynb"), 2)[0]));
    }

    [Fact]
    public async Task Asking_for_input_says_that_there_is_nobody_to_ask()
    {
        string notebook = _folder.Write("a.ipynb", Ipynb.Of("Console.ReadLine()"));

        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", notebook);

        Assert.Contains("Console has no input here", run.Errors);
    }

    [Theory]
    [InlineData("missing.ipynb", "missing.ipynb does not exist.")]
    [InlineData("empty", "There is no notebook, .ipynb or .dib, in the folder empty.")]
    [InlineData("text.txt", "text.txt is neither an .ipynb nor a .dib notebook.")]
    [InlineData("broken.ipynb", "broken.ipynb is not valid JSON")]
    [InlineData("old.ipynb", "old.ipynb is nbformat 3; nbkit reads nbformat 4")]
    public async Task An_input_that_is_no_notebook_is_one_sentence(string name, string sentence)
    {
        _folder.Write("text.txt", "");
        Directory.CreateDirectory(Path.Combine(_folder.Path, "empty", ".hidden"));
        File.WriteAllText(Path.Combine(_folder.Path, "empty", ".hidden", "a.ipynb"), "{}");
        _folder.Write("broken.ipynb", "{\"cells\": [");
        _folder.Write("old.ipynb", "{\"worksheets\":[],\"nbformat\":3}");

        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", name);

        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.StartsWith($"nbkit: {sentence}", Assert.Single(run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public async Task One_bad_notebook_stops_the_run_before_the_first_cell()
    {
        _folder.Write("good.ipynb", Ipynb.Of("File.WriteAllText(\"ran\", \"\");"));

        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", "good.ipynb", "missing.ipynb");

        Assert.False(File.Exists(_folder.File("ran")));
    }

    [Theory]
    [InlineData("epochs=2.5", "'2.5' is not a value for 'epochs', which is an int")]
    [InlineData("epoch=2", "has no parameter 'epoch'; it has dataset (string), epochs (int)")]
    public async Task A_parameter_that_does_not_fit_is_bad_input(string argument, string sentence)
    {
        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", Samples.Path("parameters.ipynb"), "-p", argument);

        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.Contains(sentence, run.Errors);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("run", "a.ipynb", "--nonsense")]
    [InlineData("run", "a.ipynb", "--timeout", "-1")]
    [InlineData("run", "a.ipynb", "--memory", "10M")]
    public async Task A_wrong_command_line_is_bad_input(params string[] arguments)
    {
        using Nbkit run = await Nbkit.RunAsync(_folder.Path, arguments);

        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
    }

    [Theory]
    [InlineData(".")]
    [InlineData("link")]
    public async Task A_notebook_is_not_overwritten_by_its_results(string folder)
    {
        string stored = Ipynb.Of("throw new Exception();", "1");
        _folder.Write("a.ipynb", stored);
        Directory.CreateSymbolicLink(_folder.File("link"), _folder.Path);

        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", "a.ipynb", "--out", folder);

        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.Contains("a.ipynb itself would be replaced", run.Errors);
        Assert.Equal(stored, await File.ReadAllTextAsync(_folder.File("a.ipynb"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("throw new Exception();", false)]
    public async Task In_place_a_notebook_is_replaced_after_a_good_run_only(string cell, bool replaced)
    {
        string stored = Ipynb.Of(cell);
        _folder.Write("real.ipynb", stored);
        File.CreateSymbolicLink(_folder.File("a.ipynb"), _folder.File("real.ipynb"));

        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", "a.ipynb", "--in-place");

        Assert.Equal(replaced, await File.ReadAllTextAsync(_folder.File("real.ipynb"), TestContext.Current.CancellationToken) != stored);
        Assert.NotNull(File.ResolveLinkTarget(_folder.File("a.ipynb"), false));
    }

    [Fact]
    public async Task A_console_that_a_cell_replaced_is_back_in_the_next()
    {
        _folder.Write("a.ipynb", Ipynb.Of("Console.SetOut(new StringWriter());", "Console.WriteLine(\"heard\");"));

        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", "a.ipynb");

        Assert.Equal(["heard\n"], Ipynb.OutputsOf(_folder.File("out/a.ipynb"), 2).Select(Ipynb.TextOf));
    }

    [Fact]
    public async Task A_full_standard_output_fails_the_command_and_not_the_notebook()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "there is no /dev/full");
        _folder.Write("a.ipynb", Ipynb.Of("1"));
        var start = new System.Diagnostics.ProcessStartInfo("bash", ["-c", $"dotnet '{Path.Combine(AppContext.BaseDirectory, "nbkit.dll")}' run a.ipynb > /dev/full"]) { WorkingDirectory = _folder.Path, RedirectStandardError = true };

        using System.Diagnostics.Process run = System.Diagnostics.Process.Start(start)!;
        string errors = await run.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(ExitCodes.CouldNotWrite, run.ExitCode);
        Assert.StartsWith("nbkit: not everything could be written to standard output: ", Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal("1", Ipynb.TextOf(Ipynb.OutputsOf(_folder.File("out/a.ipynb"), 1)[0]));
    }

    [Fact]
    public async Task Two_notebooks_with_one_name_would_overwrite_each_other()
    {
        _folder.Write("a.ipynb", Ipynb.Of("1"));
        _folder.Write("a.dib", "1");

        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", "a.ipynb", "a.dib");

        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.Contains("a.ipynb and a.dib would both be written", run.Errors);
    }

    [Fact]
    public async Task An_output_folder_that_cannot_be_made_is_said_before_anything_runs()
    {
        _folder.Write("a.ipynb", Ipynb.Of("File.WriteAllText(\"ran\", \"\");"));
        _folder.Write("file", "");

        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", "a.ipynb", "--out", "file/below");

        Assert.Equal(ExitCodes.CouldNotWrite, run.ExitCode);
        Assert.StartsWith("nbkit: The output folder ", Assert.Single(run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
        Assert.False(File.Exists(_folder.File("ran")));
    }

    [Fact]
    public async Task A_cell_that_ends_the_process_is_a_failure_and_is_said()
    {
        _folder.Write("a.ipynb", Ipynb.Of("\"good\"", "Environment.Exit(0);"));

        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", "a.ipynb");

        Assert.Equal(ExitCodes.Crashed, run.ExitCode);
        Assert.Contains("The running cell ended the process with exit code 0", run.Errors);
        Assert.Equal("good", Ipynb.TextOf(Ipynb.OutputsOf(_folder.File("out/a.ipynb"), 1)[0]));
    }

    [Theory]
    [InlineData("abc"), InlineData("-1"), InlineData("0")]
    public async Task A_time_limit_that_is_none_is_one_sentence(string limit)
    {
        _folder.Write("a.ipynb", Ipynb.Of("1"));

        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", "a.ipynb", "--timeout", limit);

        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.Contains($"--timeout {limit} is not a positive number of seconds.", run.Errors);
    }

    [Fact]
    public async Task A_cell_that_prints_for_ever_is_stopped_in_time_and_only_its_beginning_kept()
    {
        _folder.Write("a.ipynb", Ipynb.Of("while (true) Console.WriteLine(new string('y', 50));"));

        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", "a.ipynb", "--timeout", "2");

        Assert.Equal(ExitCodes.TimedOut, run.ExitCode);
        Assert.InRange(new FileInfo(_folder.File("out/a.ipynb")).Length, 1 << 20, 3 << 20);
        Assert.Contains("nbkit keeps 1,048,576 characters of a cell's text", File.ReadAllText(_folder.File("out/a.ipynb")));
    }

    [Fact]
    public async Task Relative_data_folders_are_meant_from_where_nbkit_was_started()
    {
        Directory.CreateDirectory(_folder.File("sub"));
        _folder.Write("sub/a.ipynb", Ipynb.Of("Environment.GetEnvironmentVariable(\"NOTEBOOKKIT_DATA\")"));

        using Nbkit run = await Nbkit.RunAsync(_folder.Path, new Dictionary<string, string> { ["NOTEBOOKKIT_DATA"] = "data" }, "run", "sub/a.ipynb");

        Assert.Contains(_folder.File("data"), Ipynb.TextOf(Ipynb.OutputsOf(_folder.File("out/a.ipynb"), 1)[0]));
    }

    [Fact]
    public async Task A_folder_that_refuses_half_way_leaves_the_last_good_file()
    {
        _folder.Write("a.ipynb", Ipynb.Of("\"good\"", "Directory.Move(\"out\", \"good\"); File.WriteAllText(\"out\", \"\");\n\"lost\""));

        using Nbkit run = await Nbkit.RunAsync(_folder.Path, "run", "a.ipynb");

        Assert.Equal(ExitCodes.CouldNotWrite, run.ExitCode);
        Assert.Equal("good", Ipynb.TextOf(Ipynb.OutputsOf(_folder.File("good/a.ipynb"), 1)[0]));
    }
}
