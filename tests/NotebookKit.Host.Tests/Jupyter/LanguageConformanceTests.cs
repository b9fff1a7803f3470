using System.Text.Json.Nodes;

namespace NotebookKit.Host.Tests;

/// <summary>Completion, inspection and is-complete as front ends ask for them.</summary>
public sealed class LanguageConformanceTests(KernelProcess kernel) : IClassFixture<KernelProcess>
{
    private JupyterClient Client => kernel.Client;

    [Fact]
    public async Task A_member_is_completed_in_place()
    {
        JsonObject found = await CompleteAsync("Console.WriteLi", 15);

        Assert.Contains("WriteLine", Matches(found));
        Assert.Equal((8, 15), (Number(found, "cursor_start"), Number(found, "cursor_end")));
    }

    [Fact]
    public async Task A_variable_of_an_earlier_cell_is_completed()
    {
        await Client.RunAsync("var remembered = new List<int>();");

        Assert.Contains("remembered", Matches(await CompleteAsync("rememb", 6)));
        Assert.Contains("Count", Matches(await CompleteAsync("remembered.Cou", 14)));
    }

    [Fact]
    public async Task Positions_are_code_points()
    {
        const string code = "var s = \"😀😀\"; s.Len";
        int cursor = code.Length - 2;

        JsonObject found = await CompleteAsync(code, cursor);

        Assert.Contains("Length", Matches(found));
        Assert.Equal((cursor - 3, cursor), (Number(found, "cursor_start"), Number(found, "cursor_end")));
    }

    [Fact]
    public async Task Completions_say_what_they_are()
    {
        JsonArray types = (await CompleteAsync("Console.WriteLi", 15))["metadata"]!["_jupyter_types_experimental"]!.AsArray();

        Assert.Contains(types, entry => (string?)entry!["text"] == "WriteLine" && (string?)entry["type"] == "method");
    }

    [Fact]
    public async Task Completion_answers_while_a_cell_runs()
    {
        string running = await Client.SendCellAsync("Console.WriteLine(\"begun\"); while (true) { }");
        while ((await Client.Iopub.ReceiveAsync(running)).Type != "stream") { }

        Assert.Contains("WriteLine", Matches(await CompleteAsync("Console.WriteLi", 15)));

        await Client.AskAsync(Client.Control, "interrupt_request", []);
        await Client.EndAsync(running);
    }

    [Fact]
    public async Task A_name_is_inspected_in_three_forms()
    {
        JsonObject found = (await Client.AskAsync("inspect_request", new JsonObject { ["code"] = "Console.WriteLine", ["cursor_pos"] = 12, ["detail_level"] = 0 })).Reply.Content;

        Assert.True(found["found"]!.GetValue<bool>());
        Assert.All((string[])["text/plain", "text/html", "text/markdown"], form => Assert.Contains("WriteLine", (string?)found["data"]![form]));
    }

    [Fact]
    public async Task What_means_nothing_is_not_found() =>
        Assert.False((await Client.AskAsync("inspect_request", new JsonObject { ["code"] = "  ", ["cursor_pos"] = 1, ["detail_level"] = 0 })).Reply.Content["found"]!.GetValue<bool>());

    [Theory]
    [InlineData("1", "complete")]
    [InlineData("var x = 1;\nx", "complete")]
    [InlineData("if (true) {", "incomplete")]
    [InlineData("foo(", "incomplete")]
    [InlineData("var s = \"abc", "invalid")]
    public async Task It_tells_whether_a_cell_is_whole(string code, string expected)
    {
        JupyterMessage reply = (await Client.AskAsync("is_complete_request", new JsonObject { ["code"] = code })).Reply;

        Assert.Equal(expected, reply["status"]);
        if (expected == "incomplete") Assert.Equal("    ", reply["indent"]);
    }

    private async Task<JsonObject> CompleteAsync(string code, int cursor) =>
        (await Client.AskAsync("complete_request", new JsonObject { ["code"] = code, ["cursor_pos"] = cursor })).Reply.Content;

    private static string?[] Matches(JsonObject found) => [.. found["matches"]!.AsArray().Select(match => (string?)match)];

    private static int Number(JsonObject found, string name) => found[name]!.GetValue<int>();
}
