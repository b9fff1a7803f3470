using System.Runtime.CompilerServices;

namespace NotebookKit.Interactive;

/// <summary>The kit's magic commands as .NET Interactive's directives.</summary>
internal sealed class HostMagics(HostSurface host)
{
    // The contexts of cells whose rest a magic has taken over, and the code that magics send themselves.
    private readonly ConditionalWeakTable<object, object> _taken = [], _own = [];

    /// <summary>Adds those whose names the host does not have: its own, such as #!about, stay.</summary>
    public void Add()
    {
        host.AddMiddleware(FilterAsync);
        IReadOnlySet<string> known = host.Directives;
        foreach (MagicCommand magic in KitMagics.All.Where(magic => !known.Contains(magic.Name))) host.AddDirective(magic, (command, context) => RunAsync(magic, command, context));
    }

    private Task FilterAsync(object command, object context, Delegate next) =>
        host.CodeOf(command) is not null && _taken.TryGetValue(context, out _) && !_own.TryGetValue(command, out _) ? Task.CompletedTask : (Task)next.DynamicInvoke(command, context)!;

    private async Task RunAsync(MagicCommand magic, object command, object context)
    {
        // "Directive: #!name arguments": the only public form of the line.
        string line = command.ToString()!;
        line = line[line.IndexOf("#!", StringComparison.Ordinal)..].Trim();
        string cell = host.CodeOf(host.CommandOf(context)) ?? "";
        var around = new DelegatedMagicHost(
            () => host.Variables, value => host.Display(context, value), () => Rest(cell, line, context), SendAsync, host.TokenOf(context));
        try
        {
            await magic.RunAsync(line[magic.Name.Length..], around).ConfigureAwait(false);
        }
        catch (Exception error) when (error is KitException or OperationCanceledException)
        {
            // One sentence in place of a stack trace, and the cell ends here.
            host.Fail(context, error.Message);
        }
    }

    private string? Rest(string cell, string line, object context)
    {
        string? rest = CellText.After(cell, line);
        if (rest is not null) _taken.AddOrUpdate(context, context);
        return rest;
    }

    private Task<string?> SendAsync(string code)
    {
        object submission = host.Submission(code);
        _own.Add(submission, submission);
        return host.SendAsync(submission);
    }
}
