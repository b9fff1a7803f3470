using System.Text.Json.Nodes;

namespace NotebookKit.Host.Tests;

/// <summary>Whatever is typed, an answer comes: an exception of the service fails these.</summary>
public sealed class AnyInputTests
{
    public static TheoryData<string, string> Hard => new()
    {
        { "nothing", "" },
        { "a NUL", "var x\0 = 1; x.\0" },
        { "half a surrogate pair", "var x = \"\uD83D\"; x\uDE00." },
        { "only brackets", new string('(', 20_000) },
        { "deep parentheses", "var x = " + new string('(', 3000) + "1" + new string(')', 3000) + ".ToSt" },
        { "deep blocks", string.Concat(Enumerable.Repeat("if (true) { ", 3000)) },
        { "deep lambdas", string.Concat(Enumerable.Repeat("F(x => ", 3000)) },
        { "deep generics", string.Concat(Enumerable.Repeat("List<", 3000)) },
        { "a long chain", "x" + string.Concat(Enumerable.Repeat(".Select(n => n)", 3000)) + "." },
        { "a long sum", "var x = 1" + string.Concat(Enumerable.Repeat(" + 1", 20_000)) + "; x." },
        { "many minus signs", "var x = " + new string('-', 20_000) },
        { "an array of arrays of arrays", "int" + string.Concat(Enumerable.Repeat("[]", 20_000)) + " x" },
        { "a path of names", "a" + string.Concat(Enumerable.Repeat(".b", 20_000)) + "." },
        { "interpolated texts in one another", string.Concat(Enumerable.Repeat("$\"{", 40)) },
        { "many directives", string.Concat(Enumerable.Repeat("#!html\n<p>\n#!csharp\nvar x = 1;\n", 500)) },
        { "a megabyte", string.Concat(Enumerable.Range(0, 2_500).Select(i => $"var variable{i} = {i} * 2 + \"a\".Length; // {new string('-', 400)}\n")) + "variable1." },
        { "a megabyte of text", "var x = \"" + new string('a', 1 << 20) },
    };

    [Theory]
    [MemberData(nameof(Hard))]
    public async Task Hard_input_is_survived(string name, string code)
    {
        using var service = new LanguageService([]);

        await AskEverythingAsync(service, code, code.Length);

        Assert.NotEmpty(name);
    }

    [Theory]
    [InlineData(-5)]
    [InlineData(int.MinValue)]
    [InlineData(100)]
    [InlineData(int.MaxValue)]
    public async Task A_position_outside_counts_as_the_nearest(int position)
    {
        using var service = new LanguageService([]);

        await AskEverythingAsync(service, "Console.Wr", position);
    }

    [Fact]
    public async Task Truncated_cells_are_survived()
    {
        string[] cells = [.. JsonNode.Parse(File.ReadAllText(Samples.Path("tour.ipynb")))!["cells"]!.AsArray()
            .Select(cell => string.Concat(cell!["source"]!.AsArray().Select(line => (string)line!)))];
        using var service = new LanguageService(["#!time"]);
        var random = new Random(1);

        for (int i = 0; i < 60; i++)
        {
            string cell = cells[random.Next(cells.Length)];
            int end = random.Next(cell.Length + 1), start = random.Next(3) == 0 ? random.Next(end + 1) : 0;
            string code = cell[start..end];
            await AskEverythingAsync(service, code, random.Next(code.Length + 1));
        }
    }

    [Fact]
    public async Task Many_ask_at_once_while_cells_come_in()
    {
        using var session = new EditingSession();
        Task<Completions>[] asked = [.. Enumerable.Range(0, 20).Select(_ => session.CompleteAsync("Console.WriteL¦"))];
        for (int i = 0; i < 10; i++) session.Submit($"var late{i} = {i};");

        Assert.All(await Task.WhenAll(asked), found => Assert.NotEmpty(found.Items));
        Assert.Equal(10, (await session.CompleteAsync("late¦")).Items.Count);
    }

    private static async Task AskEverythingAsync(LanguageService service, string code, int position)
    {
        CancellationToken end = TestContext.Current.CancellationToken;
        Completions completions = await service.CompleteAsync(code, position, end);
        Assert.InRange(completions.Start, 0, completions.End);
        Assert.InRange(completions.End, completions.Start, code.Length);
        await service.InspectAsync(code, position, 1, end);
        await service.SignatureAsync(code, position, end);
        await service.DiagnoseAsync(code, end);
        LanguageService.IsComplete(code);
    }
}
