using Microsoft.CodeAnalysis.Scripting;

namespace NotebookKit.Host;

/// <summary>One run of a cell, from its text to its outcome.</summary>
internal sealed class CellExecution(CSharpEngine engine, CellCode cell, CellScope scope)
{
    private int _line = 1; // of the part that runs, for errors that do not know where they come from

    public async Task<CellOutcome> RunAsync()
    {
        try
        {
            IReadOnlyList<CellPart> parts = await AsideAsync(() => CellParts.Read(cell, engine.Magics));
            return new CellOutcome.Completed(await RunAsync(parts, 0));
        }
        catch (CellSourceException failure)
        {
            return new CellOutcome.Failed(CellErrors.OfSource(cell, failure));
        }
        catch (CompilationErrorException failure)
        {
            return new CellOutcome.Failed(CellErrors.OfCompilation(cell, failure));
        }
        catch (Exception failure) when (failure is not ThreadAbortException && !(failure is ThreadInterruptedException && scope.Interrupted.IsCancellationRequested))
        {
            return new CellOutcome.Failed(CellErrors.OfException(cell, failure, _line));
        }
    }

    /// <summary>Runs parts in order; the last one's value is the cell's result, others are shown where they arise.</summary>
    private async Task<MimeBundle?> RunAsync(IReadOnlyList<CellPart> parts, int first)
    {
        for (int i = first; i < parts.Count; i++)
        {
            _line = parts[i].Line;
            switch (parts[i])
            {
                case CellPart.Code code:
                    MimeBundle? value = await (await CompileAsync(code))();
                    if (i == parts.Count - 1) return value;
                    if (value is not null) Show(value);
                    break;
                case CellPart.Markup markup:
                    Show(MimeBundle.Of(markup.MimeType, markup.Text));
                    break;
                case CellPart.Magic magic:
                    var host = new MagicHost(engine, scope, () => PrepareAsync(parts, i + 1));
                    await CellPump.FromLoop(async () =>
                    {
                        await magic.Command.RunAsync(magic.Arguments, host);
                        return true;
                    });
                    if (host.HasRest) return host.Result;
                    break;
            }
        }

        return null;
    }

    /// <summary>Makes ready what follows a magic. A single piece of C# is compiled now, so that it can be run many times.</summary>
    private async Task<Func<Task<MimeBundle?>>> PrepareAsync(IReadOnlyList<CellPart> parts, int first) =>
        first == parts.Count - 1 && parts[first] is CellPart.Code code ? await CompileAsync(code) : () => RunAsync(parts, first);

    private async Task<Func<Task<MimeBundle?>>> CompileAsync(CellPart.Code part)
    {
        _line = part.Line;
        CellDirectives directives = await AsideAsync(() => CellDirectives.Read(part.Text));
        await engine.References.AddAsync(directives, scope.Interrupted);
        Submission submission = await AsideAsync(() => engine.Chain.Compile(directives.Code, CellLocation.FileOf(cell), cell.Id, scope.Interrupted));
        return async () =>
        {
            object? value = await submission.Run();
            return submission.HasResult || value is not null ? await CellPump.FromLoop(() => Task.FromResult(ValueFormatter.Format(value))) : null;
        };
    }

    // On another thread than the cell's: cancelled by its token only and never aborted, so that the compiler's caches stay whole.
    private Task<T> AsideAsync<T>(Func<T> work) => Task.Run(work, scope.Interrupted);

    private void Show(MimeBundle forms) => scope.Sink.Show(Guid.NewGuid().ToString("n"), forms);
}
