using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace NotebookKit.Host.Tests;

/// <summary>How a kernel ends, and that nothing of it is left.</summary>
public sealed class KernelEndTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_shutdown_is_answered_and_ends_everything(bool restart)
    {
        await using KernelProcess kernel = await StartAsync();
        string child = await ChildAsync(kernel);

        Execution answer = await kernel.Client.AskAsync(kernel.Client.Control, "shutdown_request", new JsonObject { ["restart"] = restart });
        await kernel.Process.EndAsync();

        Assert.Equal(restart, answer.Reply.Content["restart"]!.GetValue<bool>());
        Assert.Contains(answer.Messages, message => message.Type == "shutdown_reply");
        Assert.Equal(ExitCodes.Ok, kernel.Process.ExitCode);
        AssertGone(child);
    }

    [Fact]
    public async Task A_shutdown_does_not_wait_for_a_cell()
    {
        await using KernelProcess kernel = await StartAsync();
        string id = await kernel.Client.SendCellAsync("Console.WriteLine(\"begun\"); while (true) { }");
        while ((await kernel.Client.Iopub.ReceiveAsync(id)).Type != "stream") { }

        await kernel.Client.Control.SendAsync("shutdown_request", new JsonObject { ["restart"] = false });

        await kernel.Process.EndAsync();
        Assert.Equal(ExitCodes.Ok, kernel.Process.ExitCode);
    }

    [Fact]
    public async Task It_ends_when_the_front_end_is_gone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there the front end is named by a handle");
        using Process frontEnd = Process.Start("sleep", "1000");
        await using KernelProcess kernel = await StartAsync(new Dictionary<string, string> { ["JPY_PARENT_PID"] = frontEnd.Id.ToString(CultureInfo.InvariantCulture) });
        string child = await ChildAsync(kernel);

        frontEnd.Kill();
        await kernel.Process.EndAsync();

        AssertGone(child);
    }

    [Fact]
    public async Task A_kernel_that_is_killed_leaves_no_child_behind()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals");
        await using KernelProcess kernel = await StartAsync();
        string child = await ChildAsync(kernel);

        kernel.Process.Signal(9);
        await kernel.Process.EndAsync();

        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (IsAlive(child)) await Task.Delay(50, limit.Token);
    }

    private static async Task<KernelProcess> StartAsync(IReadOnlyDictionary<string, string>? environment = null)
    {
        var kernel = new KernelProcess();
        await kernel.StartAsync(environment);
        return kernel;
    }

    private static async Task<string> ChildAsync(KernelProcess kernel) => (await kernel.Client.RunAsync("Environment.ProcessId.ToString()")).Result!;

    private static void AssertGone(string process)
    {
        if (OperatingSystem.IsLinux()) Assert.False(IsAlive(process));
    }

    private static bool IsAlive(string process)
    {
        string stat = $"/proc/{process}/stat";
        try
        {
            return !File.ReadAllText(stat).Contains(") Z");
        }
        catch (IOException)
        {
            return false;
        }
    }
}
