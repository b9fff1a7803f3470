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
            ValueFormatter.Prepare();
            IReadOnlyList<CellPart> parts = await scope.WatchedAsync(interrupted => Task.Run(() => CellParts.Read(cell, engine.Magics), interrupted));
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
        catch (Exception failure) when (failure is not ThreadAbortException && !(failure is ThreadInterruptedException && scope.IsInterrupted))
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
                    Show(new MimeBundle([
                        KeyValuePair.Create(markup.MimeType, markup.Text),
                        KeyValuePair.Create(MimeBundle.PlainText, markup.MimeType == MimeBundle.Html ? HtmlText.Of(markup.Text) : markup.Text),
                    ]));
                    break;
                case CellPart.Magic magic:
                    var host = new MagicHost(engine, scope, [.. parts.Skip(i + 1)], () => PrepareAsync(parts, i + 1), text => CompileAsync(magic, text));
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

    /// <summary>Compiles what a magic wrote.</summary>
    private Task<Func<Task<MimeBundle?>>> CompileAsync(CellPart.Magic magic, string code)
    {
        engine.References.AddKit();
        return CompileAsync(new CellPart.Code(magic.Line, code));
    }

    private async Task<Func<Task<MimeBundle?>>> CompileAsync(CellPart.Code part)
    {
        _line = part.Line;
        // On another thread than the cell's: ended by the token only and never aborted, so that the compiler's caches stay whole.
        Submission submission = await scope.WatchedAsync(async interrupted =>
        {
            CellDirectives directives = await Task.Run(() => CellDirectives.Read(part.Text, part.Line), interrupted);
            await engine.References.AddAsync(directives, interrupted);
            return await Task.Run(() => engine.Chain.Compile(directives.Code, CellLocation.FileOf(cell), cell.Id, interrupted), interrupted);
        });
        return async () =>
        {
            object? value = await submission.Run();
            // It has been shown; who forgets the semicolon after display(x) does not want to see its handle, too.
            if (value is DisplayHandle) return null;
            return submission.HasResult || value is not null ? await CellPump.FromLoop(() => Task.FromResult(ValueFormatter.Format(value))) : null;
        };
    }

    private void Show(MimeBundle forms) => scope.Sink.Show(Guid.NewGuid().ToString("n"), forms);
}
