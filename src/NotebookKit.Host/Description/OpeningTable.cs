using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace NotebookKit.Host;

/// <summary>The table of two columns with which the kit's notebooks open: <c>| **Data** | 6,000 pictures … |</c>.</summary>
internal static class OpeningTable
{
    private const int CellsLookedAt = 3;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    /// <summary>The rows by their name; empty where there is no such table near the top.</summary>
    public static IReadOnlyDictionary<string, string> Of(Notebook notebook)
    {
        Table? table = notebook.Cells.Where(cell => cell.Kind == CellKind.Markdown).Take(CellsLookedAt)
            .SelectMany(cell => Markdown.Parse(cell.Source, Pipeline).Descendants<Table>())
            .FirstOrDefault(table => table.OfType<TableRow>().All(row => row.Count == 2));
        var facts = new Dictionary<string, string>();
        foreach (TableRow row in table?.OfType<TableRow>() ?? [])
            if (Words(row[0]) is { Length: > 0 } name)
                facts.TryAdd(name, Words(row[1]));
        return facts;
    }

    private static string Words(Block cell) =>
        string.Concat(cell.Descendants<Inline>().Select(inline => inline switch
        {
            LiteralInline literal => literal.Content.ToString(),
            CodeInline code => code.Content,
            HtmlEntityInline entity => entity.Transcoded.ToString(),
            LineBreakInline => " ",
            _ => "",
        })).Trim();
}
