using System.Globalization;
using NotebookKit.Host;

namespace Benchmarks;

/// <summary>What somebody waits for who types: completion and inspection after so many cells, each asked of another text, as keys make it.</summary>
internal static class Language
{
    public static Benchmark Benchmark { get; } = new(
        "Completion and inspection while typing", "question",
        [
            Contestant.Own("completion of a name after 1 cell", "complete-1"),
            Contestant.Own("completion of a name after 50 cells", "complete-50"),
            Contestant.Own("completion of a name after 200 cells", "complete-200"),
            Contestant.Own("completion of a name after 1,000 cells", "complete-1000"),
            Contestant.Own("completion of a member after 200 cells", "member-200"),
            Contestant.Own("inspection after 200 cells", "inspect-200"),
        ],
        Units: 5, Rounds: 9);

    public static (string Ready, Action Work) Name(int cells) => Ask(cells, "var x = ", "li", static (service, code) => service.CompleteAsync(code, code.Length));

    public static (string Ready, Action Work) Member(int cells) => Ask(cells, $"var x = list{Newest(cells, 1)}.", "Wh", static (service, code) => service.CompleteAsync(code, code.Length));

    public static (string Ready, Action Work) Inspection(int cells) =>
        Ask(cells, "Console.WriteLine(\"", "\")", static (service, code) => service.InspectAsync(code, code.IndexOf("Line", StringComparison.Ordinal)));

    private static (string Ready, Action Work) Ask(int cells, string begin, string end, Func<LanguageService, string, Task> question)
    {
        var service = new LanguageService([]);
        for (int i = 0; i < cells; i++) service.Add(Cell(i), []);
        service.WarmUpAsync().GetAwaiter().GetResult();
        int asked = 0;
        return (string.Create(CultureInfo.InvariantCulture, $"{cells} cells, {Environment.WorkingSet >> 20} MiB"), Unit);

        // Another comment each time, so that nothing is answered from what was parsed before.
        void Unit() => question(service, $"/* {asked++} */ {begin}{end}").GetAwaiter().GetResult();
    }

    private static int Newest(int cells, int kind) => (cells - 1 - kind) / 4 * 4 + kind;

    private static string Cell(int i) => (i % 4) switch
    {
        0 => $"record Row{i}(int Number, string Text);\nvar row{i} = new Row{i}({i}, \"text\");",
        1 => $"var list{i} = Enumerable.Range(0, {i}).Select(n => (Number: n, Text: n.ToString())).ToList();",
        2 => $"var groups{i} = list{i - 1}.Where(pair => pair.Number > 2).GroupBy(pair => pair.Text).ToDictionary(group => group.Key, group => group.Count());",
        _ => $"int Twice{i}(int x) => 2 * x;\nvar twice{i} = Twice{i}(3);\nConsole.WriteLine(twice{i});",
    };
}
