namespace NotebookKit.Host.Tests;

/// <summary>A real worker process behind the parent's side of it.</summary>
public sealed class EngineProcessTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RecordingSink _sink = new() { Answer = "typed" };
    private EngineProcess _engine = null!;
    private int _cells;

    public async ValueTask InitializeAsync() => _engine = await EngineProcess.StartAsync(new EngineOptions { Folder = _folder.Path });

    public async ValueTask DisposeAsync() => await _engine.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_cell_comes_back_with_its_result_and_its_memory()
    {
        WorkerMessage.Ended ended = await RunAsync("1 + 1");

        Assert.Equal("2", ended.Result![MimeBundle.PlainText]);
        Assert.True(ended.Memory.ManagedPeak > 0);
    }

    [Fact]
    public async Task Variables_live_from_cell_to_cell()
    {
        await RunAsync("var x = 40;");

        Assert.Equal("42", (await RunAsync("x + 2")).Result![MimeBundle.PlainText]);
    }

    [Fact]
    public async Task Text_of_native_code_and_of_programs_that_a_cell_starts_is_the_cells()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the cell calls Linux's C library");
        await RunAsync("""
            [System.Runtime.InteropServices.DllImport("libc.so.6")] static extern int puts(string text);
            puts("from C");
            System.Diagnostics.Process.Start("sh", "-c \"echo from sh; echo problem >&2\"").WaitForExit();
            """);

        Assert.Equal("from C\nfrom sh\n", TextOf("Output"));
        Assert.Equal("problem\n", TextOf("Error"));
    }

    [Fact]
    public async Task A_warm_up_and_questions_between_cells_change_nothing()
    {
        await RunAsync("#r \"nuget: NotebookKit.Interactive\"\nusing NotebookKit;\nvar data = Datasets.Load(\"fashion-mnist-mini\");");
        await _engine.WarmUpAsync(language: true);
        Completions found = await _engine.Questions.CompleteAsync("data.Tra", 8, TestContext.Current.CancellationToken);

        // Symbols of another compilation would make a name ambiguous with itself, or a type another than itself.
        Assert.Null((await RunAsync("display(1); ImageDataset same = data; var shown = data.Train.Count.Display();")).Error);
        Assert.Contains(found.Items, item => item.Text == "Train");
    }

    [Fact]
    public async Task A_line_is_asked_of_the_front_end()
    {
        WorkerMessage.Ended ended = await RunAsync("Console.ReadLine()");

        Assert.Equal("typed", ended.Result?[MimeBundle.PlainText]);
    }

    [Fact]
    public async Task A_crash_of_native_code_is_said_and_its_text_kept()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the cell calls Linux's C library");
        EngineDiedException death = await Assert.ThrowsAsync<EngineDiedException>(() => RunAsync("""
            [System.Runtime.InteropServices.DllImport("libc.so.6")] static extern IntPtr memset(IntPtr at, int value, nuint bytes);
            Console.WriteLine("last words");
            await Task.Delay(200);
            memset(8, 1, 100);
            """));

        Assert.Contains("SIGSEGV", death.Message);
        Assert.Equal("last words\n", TextOf("Output"));
    }

    [Fact]
    public async Task An_interrupt_reaches_a_cell_that_holds_every_thread_of_the_pool()
    {
        Task<WorkerMessage.Ended> running = RunAsync("File.WriteAllText(\"begun\", \"\"); for (int i = 0; i < 200; i++) _ = Task.Run(() => System.Threading.Thread.Sleep(-1)); await Task.Delay(-1);");
        while (!File.Exists(_folder.File("begun"))) await Task.Delay(20, TestContext.Current.CancellationToken);

        _engine.Interrupt();

        Assert.True((await running).Interrupted);
    }

    [Fact]
    public async Task Ending_the_engine_ends_what_its_cells_started()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the program is looked for in /proc");
        WorkerMessage.Ended ended = await RunAsync("System.Diagnostics.Process.Start(\"sleep\", \"1000\").Id");
        string folder = $"/proc/{ended.Result![MimeBundle.PlainText]}";
        Assert.True(Directory.Exists(folder));

        await _engine.DisposeAsync();

        Assert.False(Directory.Exists(folder) && !File.ReadAllText(folder + "/stat").Contains(") Z"));
    }

    private Task<WorkerMessage.Ended> RunAsync(string code) => _engine.RunAsync(new CellCode(++_cells, code), _sink);

    private string TextOf(string stream) => string.Concat(_sink.Events.Where(happened => happened.Kind == stream).Select(happened => happened.Id));
}
