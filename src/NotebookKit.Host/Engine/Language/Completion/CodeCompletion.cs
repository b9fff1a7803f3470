using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.Tags;
using Microsoft.CodeAnalysis.Text;

namespace NotebookKit.Host;

/// <summary>Roslyn's completion of C#, filtered by what is typed.</summary>
internal static class CodeCompletion
{
    // Asking for the text that an entry inserts costs more than finding it, and a few milliseconds where it is generated (an
    // overridden member with its body). Further down a list it is nearly always the name, and nobody looks.
    private const int MostAsked = 100, MostGenerated = 40;

    public static async Task<Completions> FindAsync(Document document, string code, int position, CancellationToken cancellation)
    {
        CompletionService? service = CompletionService.GetService(document);
        CompletionList? list = service is null ? null : await service.GetCompletionsAsync(document, position, cancellationToken: cancellation);
        if (list is null || list.ItemsList.Count == 0 || list.Span.Start > position) return Completions.None(position);

        string typed = code[list.Span.Start..position];
        CompletionItem[] items =
        [
            .. list.ItemsList
                .Select(item => (Item: item, Fit: NameMatch.Rank(typed, item.FilterText)))
                .Where(candidate => candidate.Fit is not null)
                .OrderBy(candidate => candidate.Fit)
                .ThenByDescending(candidate => candidate.Item.Rules.MatchPriority)
                .ThenBy(candidate => candidate.Item)
                .Select(candidate => candidate.Item)
                .DistinctBy(item => item.DisplayText + item.DisplayTextSuffix)
                .Take(Completions.Most),
        ];

        var changes = new TextChange[items.Length];
        for (int i = 0; i < items.Length; i++) changes[i] = await ChangeAsync(service!, document, items[i], list.Span, i, cancellation);
        bool member = list.Span.Start > 0 && code[list.Span.Start - 1] == '.';
        return Entries(code, list.Span, changes, [.. items.Select(item => item.DisplayTextPrefix + item.DisplayText + item.DisplayTextSuffix)], [.. items.Select(item => Kind(item.Tags, member))]);
    }

    private static async Task<TextChange> ChangeAsync(CompletionService service, Document document, CompletionItem item, TextSpan span, int rank, CancellationToken cancellation)
    {
        // Roslyn leaves a named argument's colon to the key that is pressed.
        if (item.DisplayTextSuffix == ":") return new TextChange(span, item.DisplayText + ":");
        return rank >= (item.IsComplexTextEdit ? MostGenerated : MostAsked)
            ? new TextChange(span, item.DisplayText)
            : (await service.GetChangeAsync(document, item, cancellationToken: cancellation)).TextChange;
    }

    /// <summary>Brings all changes to the widest one's span, because a front end replaces the same text whatever is chosen.</summary>
    private static Completions Entries(string code, TextSpan span, TextChange[] changes, string[] displays, string[] kinds)
    {
        int start = changes.Select(change => change.Span.Start).Append(span.Start).Min(), end = changes.Select(change => change.Span.End).Append(span.End).Max();
        return new Completions(start, end,
        [
            .. changes.Select((change, i) => new CompletionEntry(code[start..change.Span.Start] + change.NewText + code[change.Span.End..end], displays[i], kinds[i])),
        ]);
    }

    private static string Kind(ImmutableArray<string> tags, bool member) => tags.FirstOrDefault() switch
    {
        WellKnownTags.ExtensionMethod => "method",
        WellKnownTags.Local or WellKnownTags.RangeVariable => "variable",
        // A cell's variable is a field of its submission.
        WellKnownTags.Field => member ? "field" : "variable",
        WellKnownTags.Structure => "struct",
        WellKnownTags.EnumMember => "constant",
        WellKnownTags.TypeParameter => "type",
        null => "text",
        var tag => tag.ToLowerInvariant(),
    };
}
