namespace NotebookKit.Host.Tests;

/// <summary>Cells that end their process, or have to be ended: the front end stays, and hears of it.</summary>
public sealed class KernelFailureTests(KernelProcess kernel) : IClassFixture<KernelProcess>
{
    private const string Gone = "Every variable is gone";

    private JupyterClient Client => kernel.Client;

    [Fact]
    public async Task A_crash_of_native_code_is_said_and_the_next_cell_runs()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the cell calls Linux's C library");
        Execution cell = await Client.RunAsync("""
            [System.Runtime.InteropServices.DllImport("libc.so.6")] static extern IntPtr memset(IntPtr at, int value, nuint bytes);
            Console.WriteLine("last words");
            await Task.Delay(200);
            memset(8, 1, 100);
            """);

        Assert.Equal("Crashed", cell.Reply["ename"]);
        Assert.Contains("SIGSEGV", cell.Reply["evalue"]);
        Assert.Contains(Gone, cell.Reply["evalue"]);
        Assert.StartsWith("last words\n", cell.Text("stdout"));
        Assert.Equal("2", (await Client.RunAsync("1 + 1")).Result);
    }

    [Fact]
    public async Task A_cell_that_ends_its_process_is_said_and_the_next_cell_runs()
    {
        Execution cell = await Client.RunAsync("Environment.Exit(3);");

        Assert.Contains("exit code 3", cell.Reply["evalue"]);
        Assert.Equal("2", (await Client.RunAsync("1 + 1")).Result);
    }

    [Fact]
    public async Task A_process_that_dies_between_cells_is_said_below_the_last_one()
    {
        string id = await Client.SendCellAsync("_ = Task.Run(async () => { await Task.Delay(1000); Environment.Exit(4); });");
        await Client.EndAsync(id);

        JupyterMessage text = await Client.Iopub.ReceiveAsync(id);

        Assert.Equal("stream", text.Type);
        Assert.Contains("exit code 4", text["text"]);
        Assert.Equal("2", (await Client.RunAsync("1 + 1")).Result);
    }

    [Fact]
    public async Task An_interrupt_ends_the_cell_keeps_its_variables_and_gives_up_those_behind_it()
    {
        string running = await Client.SendCellAsync("var kept = 5; Console.WriteLine(\"begun\"); while (true) { }"), behind = await Client.SendCellAsync("1");
        while ((await Client.Iopub.ReceiveAsync(running)).Type != "stream") { }

        Execution interrupt = await Client.AskAsync(Client.Control, "interrupt_request", []);
        Execution cell = await Client.EndAsync(running);

        Assert.Equal("ok", interrupt.Reply["status"]);
        Assert.Equal(("error", "Interrupted"), (cell.Status, cell.Reply["ename"]));
        Assert.Equal("aborted", (await Client.EndAsync(behind)).Status);
        Assert.Equal("5", (await Client.RunAsync("kept")).Result);
    }

    [Fact]
    public async Task A_signal_interrupts_too()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals");
        string running = await Client.SendCellAsync("Console.WriteLine(\"begun\"); await Task.Delay(-1);");
        while ((await Client.Iopub.ReceiveAsync(running)).Type != "stream") { }

        kernel.Process.Signal(2);

        Assert.Equal("Interrupted", (await Client.EndAsync(running)).Reply["ename"]);
    }

    [Fact]
    public async Task An_interrupt_ends_a_question()
    {
        string running = await Client.SendCellAsync("Console.ReadLine();");
        await Client.Stdin.ReceiveAsync(running);

        await Client.AskAsync(Client.Control, "interrupt_request", []);

        Assert.Equal("Interrupted", (await Client.EndAsync(running)).Reply["ename"]);
    }

    [Fact]
    public async Task An_interrupt_without_a_cell_is_answered_and_harms_no_later_one()
    {
        Assert.Equal("ok", (await Client.AskAsync(Client.Control, "interrupt_request", [])).Reply["status"]);
        Assert.Equal("2", (await Client.RunAsync("1 + 1")).Result);
    }

    [Fact]
    public async Task A_cell_that_nothing_stops_costs_its_process_and_says_so()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the cell calls Linux's C library");
        string running = await Client.SendCellAsync("""
            using System.Runtime.InteropServices;
            [DllImport("libc.so.6")] static extern int pthread_mutex_lock(IntPtr mutex);
            var lost = 1;
            IntPtr mutex = Marshal.AllocHGlobal(64);
            Marshal.Copy(new byte[64], 0, mutex, 64);
            Console.WriteLine("begun");
            pthread_mutex_lock(mutex);
            pthread_mutex_lock(mutex); // never comes back, whatever signal arrives
            """);
        while ((await Client.Iopub.ReceiveAsync(running)).Type != "stream") { }

        await Client.AskAsync(Client.Control, "interrupt_request", []);
        Execution cell = await Client.EndAsync(running);

        Assert.Equal("Interrupted", cell.Reply["ename"]);
        Assert.Contains("its process was ended", cell.Reply["evalue"]);
        Assert.Contains(Gone, cell.Reply["evalue"]);
        Assert.Contains("CS0103", (await Client.RunAsync("lost")).Reply["evalue"]);
    }
}
