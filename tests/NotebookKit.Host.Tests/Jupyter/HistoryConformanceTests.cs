using System.Text.Json.Nodes;

namespace NotebookKit.Host.Tests;

/// <summary>History as front ends ask for it.</summary>
public sealed class HistoryConformanceTests(KernelProcess kernel) : IClassFixture<KernelProcess>
{
    private static readonly string[] Cells = ["1 + 1", "\"b\"", "1 - 1"];

    [Fact]
    public async Task The_tail_has_the_last_cells() =>
        Assert.Equal(Cells, Sources(await AskAsync(new JsonObject { ["hist_access_type"] = "tail", ["n"] = 3 })));

    [Fact]
    public async Task With_outputs_an_entry_is_a_pair()
    {
        JsonArray entry = (await AskAsync(new JsonObject { ["hist_access_type"] = "tail", ["n"] = 1, ["output"] = true }))[0]!.AsArray();

        Assert.Equal(3, entry.Count);
        Assert.Equal("1 - 1", (string?)entry[2]![0]);
        Assert.Equal(2, entry[2]!.AsArray().Count);
    }

    [Fact]
    public async Task A_range_names_its_session_and_lines()
    {
        JsonArray tail = (await AskAsync(new JsonObject { ["hist_access_type"] = "tail", ["n"] = 3 }))[0]!.AsArray();
        int session = tail[0]!.GetValue<int>(), line = tail[1]!.GetValue<int>();
        JsonArray range = await AskAsync(new JsonObject { ["hist_access_type"] = "range", ["session"] = session, ["start"] = line + 3, ["stop"] = line + 5 });

        Assert.Equal(Cells[..2], Sources(range));
    }

    [Theory]
    [InlineData("1?*1", false, 2, "1 + 1|1 - 1")]
    [InlineData("\"*", true, 9, "\"b\"")]
    public async Task A_search_has_a_pattern(string pattern, bool unique, int count, string expected) =>
        Assert.Equal(expected, string.Join('|', Sources(await AskAsync(new JsonObject { ["hist_access_type"] = "search", ["pattern"] = pattern, ["unique"] = unique, ["n"] = count }))));

    [Fact]
    public async Task What_is_not_stored_is_not_remembered()
    {
        await kernel.Client.RunAsync("\"secret\"", storeHistory: false);

        Assert.DoesNotContain("\"secret\"", Sources(await AskAsync(new JsonObject { ["hist_access_type"] = "tail", ["n"] = 100 })));
    }

    private async Task<JsonArray> AskAsync(JsonObject content)
    {
        foreach (string cell in Cells) await kernel.Client.RunAsync(cell);
        content.TryAdd("output", false);
        content["raw"] = true;
        return (await kernel.Client.AskAsync("history_request", content)).Reply.Content["history"]!.AsArray();
    }

    private static string?[] Sources(JsonArray history) => [.. history.Select(entry => (string?)entry![2])];
}
