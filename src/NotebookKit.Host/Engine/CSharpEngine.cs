using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis.Scripting;

namespace NotebookKit.Host;

/// <summary>
/// Runs C# cells one after another with their state: the one engine behind every front end. It knows values, streams and
/// displays (<see cref="ICellSink"/>), and nothing of notebooks or protocols.
/// </summary>
internal sealed class CSharpEngine : IDisposable
{
    private readonly SubmissionChain _chain = new();
    private readonly CellThread _thread = new();
    private readonly CellReferences _references;

    public CSharpEngine()
    {
        _references = new CellReferences(_chain);
        LiveDisplay.Open = first => CellScope.Current!.OpenLive(first);
        LiveDisplay.Interrupted = () => CellScope.Current?.Interrupted ?? CancellationToken.None;
    }

    /// <summary>Runs a cell; cells that are sent meanwhile wait for it.</summary>
    public Task<CellOutcome> RunAsync(CellCode cell, ICellSink sink) =>
        _thread.RunAsync(interrupted => Prepare(cell, sink, interrupted));

    /// <summary>Ends the running cell, if there is one, and returns at once.</summary>
    public void Interrupt() => _thread.Interrupt();

    public void Dispose() => _thread.Dispose();

    private Func<Task<CellOutcome>> Prepare(CellCode cell, ICellSink sink, CancellationToken interrupted)
    {
        long started = Stopwatch.GetTimestamp();
        CellOutcome? failed;
        try
        {
            CellMagics magics = CellMagics.Read(cell);
            if (magics.Language != CellLanguage.CSharp) return () => Show(magics, sink);

            CellDirectives directives = CellDirectives.Read(magics.Text);
            Action announce = _references.Add(directives);
            Submission submission = _chain.Compile(directives.Code, cell.Number, interrupted);
            return () => Run(cell, submission, announce, magics.Times ? started : null, new CellScope(sink, interrupted));
        }
        catch (CellSourceException failure)
        {
            failed = new CellOutcome.Failed(CellErrors.OfSource(cell.Number, failure));
        }
        catch (CompilationErrorException failure)
        {
            failed = new CellOutcome.Failed(CellErrors.OfCompilation(failure));
        }

        return () => Task.FromResult(failed);
    }

    private static async Task<CellOutcome> Run(CellCode cell, Submission submission, Action announce, long? started, CellScope scope)
    {
        using (scope)
        {
            try
            {
                announce();
                object? value = await submission.Run();
                MimeBundle? result = submission.HasResult || value is not null ? ValueFormatter.Format(value) : null;
                if (started is { } start) Show(scope.Sink, MimeBundle.Plain(WallTime(start)));
                return new CellOutcome.Completed(result);
            }
            catch (Exception failure) when (failure is not ThreadAbortException && !(failure is ThreadInterruptedException && scope.Interrupted.IsCancellationRequested))
            {
                return new CellOutcome.Failed(CellErrors.OfException(cell, failure));
            }
        }
    }

    private static Task<CellOutcome> Show(CellMagics magics, ICellSink sink)
    {
        string mimeType = magics.Language == CellLanguage.Html ? MimeBundle.Html : "text/markdown";
        Show(sink, MimeBundle.Of(mimeType, magics.Text.Trim('\n')));
        return Task.FromResult<CellOutcome>(new CellOutcome.Completed(null));
    }

    private static void Show(ICellSink sink, MimeBundle forms) => sink.Show(Guid.NewGuid().ToString("n"), forms);

    private static string WallTime(long started) =>
        string.Create(CultureInfo.InvariantCulture, $"Wall time: {Stopwatch.GetElapsedTime(started).TotalMilliseconds:F1} ms");
}
