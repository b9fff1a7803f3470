using Microsoft.CodeAnalysis;
using NotebookKit.Interactive;

namespace NotebookKit.Host;

/// <summary>
/// What an editor asks while somebody types a cell, answered against the cells run so far. Usable from any thread, also
/// while a cell runs; never throws but for a cancellation, whatever the text and the position, and gives up after ten seconds. Positions count UTF-16 units.
/// </summary>
/// <param name="magics">The magic commands there are, with their <c>#!</c>; read anew each time.</param>
/// <param name="values">What a variable of that name holds just now, in a few words; null where there is none.</param>
/// <param name="arguments">What can be written behind the magic command of a name, after what is typed there; null for nothing.</param>
internal sealed class LanguageService(IEnumerable<string> magics, Func<string, string?>? values = null, Func<string, string, MagicCompletion?>? arguments = null) : IDisposable
{
    private const string Typical = "using System.Text;\nvar words = new List<string>();\nConsole.WriteLine(words.Where(word => word.";

    // An editor has long stopped waiting by then; the compiler may need minutes for what a fuzzer writes.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly CellWorkspace _workspace = new();

    /// <summary>Notes a cell that was compiled, and the references that came with it.</summary>
    public void Add(string code, IReadOnlyList<MetadataReference> references) => _workspace.Add(code, references);

    /// <summary>Makes everything ready, so that the first question is answered as fast as the tenth.</summary>
    public async Task WarmUpAsync(CancellationToken cancellation = default)
    {
        await CompleteAsync(Typical, Typical.Length, cancellation);
        await CompleteAsync("Con", 3, cancellation);
        await InspectAsync(Typical, Typical.IndexOf("WriteLine", StringComparison.Ordinal), 0, cancellation);
        await SignatureAsync(Typical, Typical.Length, cancellation);
    }

    /// <summary>What can be written at a position.</summary>
    public Task<Completions> CompleteAsync(string code, int position, CancellationToken cancellation = default)
    {
        position = Math.Clamp(position, 0, code.Length);
        return AnswerAsync(Completions.None(position), async () =>
        {
            CellSource source = CellSource.Read(code);
            if (!source.IsCSharp(position)) return HostLineCompletion.Find(code, position, magics, arguments);
            if (Nesting.Parse(source.Code) is null) return Completions.None(position);

            Document document = await _workspace.OpenAsync(source.Code, cancellation);
            SyntaxNode root = (await document.GetSyntaxRootAsync(cancellation))!;
            if (TextAtCursor.IsComment(root, position)) return Completions.None(position);
            return TextAtCursor.Literal(root, position) is { } literal
                ? ArgumentCompletion.Find((await document.GetSemanticModelAsync(cancellation))!, literal, position, cancellation)
                : await CodeCompletion.FindAsync(document, source.Code, position, cancellation);
        }, cancellation);
    }

    /// <summary>What there is to say about the name at or just before a position, or about the call around it; null for nothing.</summary>
    /// <param name="code">The cell.</param>
    /// <param name="position">The cursor.</param>
    /// <param name="detail">0 for what is documented; more shows the source too, where a cell has it.</param>
    /// <param name="cancellation">Ends the search.</param>
    public Task<Inspection?> InspectAsync(string code, int position, int detail = 0, CancellationToken cancellation = default) =>
        AskAsync(code, position, (model, root, at) =>
        {
            if (SymbolAtCursor.Find(model, root, at, cancellation) is not { } found) return null;
            string? value = found.Symbol is IFieldSymbol { ContainingType.IsScriptClass: true } ? values?.Invoke(found.Symbol.Name) : null;
            return SymbolPage.Lay(found, model, at, value, detail > 0, cancellation);
        }, cancellation);

    /// <summary>How the call around a position can be made; null when there is none.</summary>
    public Task<SignatureHelp?> SignatureAsync(string code, int position, CancellationToken cancellation = default) =>
        AskAsync(code, position, (model, root, at) => SignatureFinder.Find(model, root, at, cancellation), cancellation);

    /// <summary>The errors and warnings that a cell would have if it ran next.</summary>
    public Task<IReadOnlyList<CellDiagnostic>> DiagnoseAsync(string code, CancellationToken cancellation = default) =>
        AnswerAsync<IReadOnlyList<CellDiagnostic>>([], async () =>
        {
            CellSource source = CellSource.Read(code);
            return await OpenAsync(source, cancellation) is { } model ? DiagnosticReader.Read(model, source, cancellation) : [];
        }, cancellation);

    /// <summary>Whether a cell can run as it stands, or needs another line.</summary>
    public static Completeness IsComplete(string code) => CompletenessReader.Read(code);

    public void Dispose() => _workspace.Dispose();

    private Task<T?> AskAsync<T>(string code, int position, Func<SemanticModel, SyntaxNode, int, T?> ask, CancellationToken cancellation) where T : class =>
        AnswerAsync(null, async () =>
        {
            CellSource source = CellSource.Read(code);
            int at = Math.Clamp(position, 0, code.Length);
            if (!source.IsCSharp(at) || await OpenAsync(source, cancellation) is not { } model) return null;
            return ask(model, await model.SyntaxTree.GetRootAsync(cancellation), at);
        }, cancellation);

    /// <summary>The cell's model, or null where it is nested too deep to work with.</summary>
    private async Task<SemanticModel?> OpenAsync(CellSource source, CancellationToken cancellation) =>
        Nesting.Parse(source.Code) is null ? null : await (await _workspace.OpenAsync(source.Code, cancellation)).GetSemanticModelAsync(cancellation);

    /// <summary>Away from the caller's thread. Roslyn's services promise nothing about code half typed, and a key press must not end in an error.</summary>
    private static async Task<T> AnswerAsync<T>(T nothing, Func<Task<T>> answer, CancellationToken cancellation)
    {
        try
        {
            return await Task.Run(answer, cancellation).WaitAsync(Longest, cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            return nothing;
        }
    }
}
