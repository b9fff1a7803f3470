#pragma warning disable CA1822
namespace NotebookKit.Host;

internal sealed record Completions(int Start, int End, IReadOnlyList<CompletionEntry> Items)
{
    public static Completions None(int position) => new(position, position, []);
}

internal sealed record CompletionEntry(string Text, string Display, string Kind);

internal sealed record Inspection(string Markdown, string Html, string Plain);

internal sealed record Completeness(CompletenessState State, string Indent = "");

internal enum CompletenessState
{
    Complete,
    Incomplete,
    Invalid,
}

internal sealed class LanguageService
{
    public Task<Completions> CompleteAsync(string code, int position, CancellationToken cancellation = default) => Task.FromResult(Completions.None(position));

    public Task<Inspection?> InspectAsync(string code, int position, int detail, CancellationToken cancellation = default) => Task.FromResult<Inspection?>(null);

    public Task WarmUpAsync() => Task.CompletedTask;

    public static Completeness IsComplete(string code) => new(CompletenessState.Complete);
}
