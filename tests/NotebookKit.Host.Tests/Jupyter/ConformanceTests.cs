using System.Text.Json.Nodes;

namespace NotebookKit.Host.Tests;

/// <summary>What Jupyter's own kernel tests ask, and more, over real sockets. Every message's form is checked as it comes (<see cref="MessageSchema"/>).</summary>
public sealed class ConformanceTests(KernelProcess kernel) : IClassFixture<KernelProcess>
{
    private JupyterClient Client => kernel.Client;

    [Fact]
    public async Task It_says_what_it_is()
    {
        JupyterMessage info = (await Client.AskAsync("kernel_info_request", [])).Reply;

        Assert.Equal("5.4", info["protocol_version"]);
        JsonObject language = info.Content["language_info"]!.AsObject();
        Assert.Equal("C#", (string?)language["name"]);
        Assert.Equal(".cs", (string?)language["file_extension"]);
        Assert.Equal("text/x-csharp", (string?)language["mimetype"]);
    }

    [Theory]
    [InlineData("kernel_info_request", "{}")]
    [InlineData("execute_request", """{"code":"1"}""")]
    [InlineData("complete_request", """{"code":"Con","cursor_pos":3}""")]
    [InlineData("inspect_request", """{"code":"Console","cursor_pos":3,"detail_level":0}""")]
    [InlineData("is_complete_request", """{"code":"1"}""")]
    [InlineData("history_request", """{"output":false,"raw":true,"hist_access_type":"tail","n":3}""")]
    [InlineData("comm_info_request", "{}")]
    [InlineData("no_such_request", "{}")]
    public async Task Every_request_is_answered_between_busy_and_idle(string type, string content)
    {
        Execution answer = await Client.AskAsync(type, JsonNode.Parse(content)!.AsObject());

        Assert.Equal(type.Replace("_request", "_reply"), answer.Reply.Type);
        Assert.Equal("busy", answer.Messages[0]["execution_state"]);
        Assert.Equal("idle", answer.Messages[^1]["execution_state"]);
        Assert.Equal(2, answer.Messages.Count(message => message.Type == "status"));
    }

    [Fact]
    public async Task A_cell_s_input_is_echoed_and_its_result_numbered()
    {
        Execution cell = await Client.RunAsync("6 * 7");

        Assert.Equal(["status", "execute_input", "execute_result", "status"], cell.Messages.Select(message => message.Type));
        Assert.Equal("6 * 7", cell.Messages[1]["code"]);
        int count = cell.Reply.Content["execution_count"]!.GetValue<int>();
        Assert.All(cell.Messages.Skip(1).Take(2), message => Assert.Equal(count, message.Content["execution_count"]!.GetValue<int>()));
        Assert.Equal("42", cell.Result);
        Assert.Equal(count + 1, (await Client.RunAsync("1")).Reply.Content["execution_count"]!.GetValue<int>());
    }

    [Fact]
    public async Task Text_comes_on_its_stream_in_order_with_what_is_shown()
    {
        Execution cell = await Client.RunAsync("Console.WriteLine(\"a\"); Console.WriteLine(\"b\"); display(HTML(\"<b>x</b>\")); Console.Error.WriteLine(\"c\"); Console.Write(\"d\");");

        Assert.Equal(["stream", "display_data", "stream", "stream"], cell.Outputs.Select(message => message.Type));
        Assert.Equal("a\nb\n", cell.Outputs[0]["text"]);
        Assert.Equal("<b>x</b>", (string?)cell.Outputs[1].Content["data"]!["text/html"]);
        Assert.Equal("c\n", cell.Text("stderr"));
        Assert.Equal("a\nb\nd", cell.Text("stdout"));
    }

    [Fact]
    public async Task A_flood_of_lines_is_a_few_messages_and_whole()
    {
        Execution cell = await Client.RunAsync("for (int i = 0; i < 20000; i++) Console.WriteLine(i);");

        Assert.Equal(string.Concat(Enumerable.Range(0, 20000).Select(i => $"{i}\n")), cell.Text("stdout"));
        Assert.InRange(cell.Outputs.Count, 1, 200);
    }

    [Fact]
    public async Task An_error_is_shown_and_answered_alike()
    {
        Execution cell = await Client.RunAsync("int Fail() { throw new InvalidOperationException(\"so it is\"); }\nFail();");

        JupyterMessage error = Assert.Single(cell.Outputs);
        Assert.Equal("error", error.Type);
        Assert.Equal("System.InvalidOperationException", error["ename"]);
        Assert.Equal("so it is", error["evalue"]);
        Assert.Contains(error.Content["traceback"]!.AsArray(), line => line!.GetValue<string>().Contains("line 1"));
        Assert.Equal("error", cell.Status);
        Assert.Equal(error["evalue"], cell.Reply["evalue"]);
    }

    [Fact]
    public async Task Cells_behind_one_that_fails_are_given_up()
    {
        string[] ids = [await Client.SendCellAsync("await Task.Delay(300); throw new Exception(\"x\");"), await Client.SendCellAsync("1"), await Client.SendCellAsync("2")];
        Execution[] cells = [await Client.EndAsync(ids[0]), await Client.EndAsync(ids[1]), await Client.EndAsync(ids[2])];

        Assert.Equal(["error", "aborted", "aborted"], cells.Select(cell => cell.Status));
        Assert.All(cells[1..], cell => Assert.Equal(["status", "status"], cell.Messages.Select(message => message.Type)));
        Assert.Equal("3", (await Client.RunAsync("3")).Result);
    }

    [Fact]
    public async Task They_are_run_where_the_front_end_says_so()
    {
        string failing = await Client.SendCellAsync("await Task.Delay(100); throw new Exception(\"x\");", stopOnError: false), next = await Client.SendCellAsync("1 + 1");

        Assert.Equal("error", (await Client.EndAsync(failing)).Status);
        Assert.Equal("2", (await Client.EndAsync(next)).Result);
    }

    [Fact]
    public async Task A_silent_cell_shows_nothing_and_does_not_count()
    {
        int before = (await Client.RunAsync("1")).Reply.Content["execution_count"]!.GetValue<int>();
        Execution cell = await Client.RunAsync("var quiet = 7; Console.WriteLine(1); display(2); quiet", silent: true);

        Assert.Equal("ok", cell.Status);
        Assert.Equal(["status", "status"], cell.Messages.Select(message => message.Type));
        Assert.Equal(before, cell.Reply.Content["execution_count"]!.GetValue<int>());
        Assert.Equal("7", (await Client.RunAsync("quiet")).Result);
    }

    [Fact]
    public async Task A_silent_error_is_answered_only()
    {
        Execution cell = await Client.RunAsync("throw new Exception(\"hush\");", silent: true);

        Assert.Equal("hush", cell.Reply["evalue"]);
        Assert.Empty(cell.Outputs);
    }

    [Fact]
    public async Task User_expressions_are_evaluated_after_the_cell()
    {
        Execution cell = await Client.RunAsync("var n = 4;", expressions: new JsonObject { ["twice"] = "n * 2", ["wrong"] = "nn" });

        JsonObject values = cell.Reply.Content["user_expressions"]!.AsObject();
        Assert.Equal("8", (string?)values["twice"]!["data"]!["text/plain"]);
        Assert.Equal("error", (string?)values["wrong"]!["status"]);
        Assert.Contains("CS0103", (string?)values["wrong"]!["evalue"]);
        Assert.Empty(cell.Outputs);
    }

    [Theory]
    [InlineData("Console.ReadLine()", false)]
    [InlineData("(await GetInputAsync(\"name\")).ToString()", false)]
    [InlineData("(await GetPasswordAsync(\"name\")).ToString()", true)]
    public async Task A_cell_asks_for_input(string code, bool password)
    {
        string id = await Client.SendCellAsync(code);
        JupyterMessage question = await Client.Stdin.ReceiveAsync(id);
        await Client.Stdin.SendAsync("input_reply", new JsonObject { ["value"] = "typed", ["status"] = "ok" });

        Assert.Equal("input_request", question.Type);
        Assert.Equal(password, question.Content["password"]!.GetValue<bool>());
        Execution cell = await Client.EndAsync(id);
        Assert.Equal("ok", cell.Status);
        if (!password) Assert.Equal("typed", cell.Result);
    }

    [Fact]
    public async Task What_a_cell_wrote_is_there_before_it_asks()
    {
        string id = await Client.SendCellAsync("Console.Write(\"name? \"); Console.ReadLine();");
        await Client.Stdin.ReceiveAsync(id);
        JupyterMessage text;
        do text = await Client.Iopub.ReceiveAsync(id);
        while (text.Type != "stream");
        await Client.Stdin.SendAsync("input_reply", new JsonObject { ["value"] = "" });

        Assert.Equal("name? ", text["text"]);
        await Client.EndAsync(id);
    }

    [Fact]
    public async Task A_front_end_that_takes_no_questions_gets_a_clear_error()
    {
        Execution cell = await Client.RunAsync("Console.ReadLine()", allowStdin: false);

        Assert.Contains("does not take input", cell.Reply["evalue"]);
    }

    [Fact]
    public async Task A_comm_is_closed_at_once_and_none_is_listed()
    {
        string id = await Client.Shell.SendAsync("comm_open", new JsonObject { ["comm_id"] = "c1", ["target_name"] = "jupyter.widget", ["data"] = new JsonObject() });
        JupyterMessage close;
        do close = await Client.Iopub.ReceiveAsync(id);
        while (close.Type == "status");

        Assert.Equal(("comm_close", "c1"), (close.Type, close["comm_id"]));
        Assert.Empty((await Client.AskAsync("comm_info_request", [])).Reply.Content["comms"]!.AsObject());
    }

    [Fact]
    public async Task An_unknown_request_is_answered_with_an_error()
    {
        Execution answer = await Client.AskAsync(Client.Control, "debug_request", []);

        Assert.Equal("error", answer.Reply["status"]);
        Assert.Contains("debug_request", answer.Reply["evalue"]);
    }

    [Fact]
    public async Task A_cell_without_code_is_answered_with_an_error() =>
        Assert.Equal("error", (await Client.AskAsync("execute_request", [])).Reply["status"]);

    [Fact]
    public async Task Requests_are_answered_while_a_cell_runs_and_its_busy_is_said_again()
    {
        string cell = await Client.SendCellAsync("Console.WriteLine(\"begun\"); await Task.Delay(3000);");
        while ((await Client.Iopub.ReceiveAsync(cell)).Type != "stream") { }

        string asked = await Client.Shell.SendAsync("history_request", new JsonObject { ["hist_access_type"] = "tail", ["output"] = false, ["raw"] = true, ["n"] = 1 });
        JupyterMessage reply = await Client.Shell.ReceiveAsync(asked);
        JupyterMessage again = await Client.Iopub.ReceiveAsync(cell);

        Assert.Equal("ok", reply["status"]);
        Assert.Equal("busy", again["execution_state"]);
        await Client.EndAsync(cell);
    }

    [Fact]
    public async Task The_heartbeat_is_an_echo()
    {
        await Client.Heartbeat.SendAsync([], "still there?"u8.ToArray());

        List<byte[]> echo = await Client.Heartbeat.ReceiveAsync();
        Assert.Equal([], echo[0]);
        Assert.Equal("still there?"u8.ToArray(), echo[1]);
    }

    [Fact]
    public async Task The_front_end_s_side_loads_neither_compiler_nor_libtorch()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "what a process has loaded is looked for in /proc");
        await Client.RunAsync("1");

        string loaded = File.ReadAllText($"/proc/{kernel.Process.Id}/maps");

        Assert.Contains("nbkit.dll", loaded);
        Assert.DoesNotContain("Microsoft.CodeAnalysis", loaded);
        Assert.DoesNotContain("torch", loaded, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_second_front_end_hears_what_the_first_one_does()
    {
        using JupyterClient second = await JupyterClient.ConnectAsync(Client.Ports);
        string id = await Client.SendCellAsync("5");

        var heard = new List<string>();
        JupyterMessage message;
        do heard.Add((message = await second.Iopub.ReceiveAsync(id)).Type);
        while (!message.IsIdle);

        Assert.Equal(["status", "execute_input", "execute_result", "status"], heard);
        await Client.EndAsync(id);
    }
}
