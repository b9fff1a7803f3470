using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace NotebookKit.Interactive;

/// <summary>Hands what a magic command made over to a variable of the notebook: what <c>--into NAME</c> does.</summary>
public static partial class MagicResults
{
    private static readonly ConcurrentDictionary<string, object> Waiting = new();

    /// <summary>Declares a variable that holds a value.</summary>
    /// <param name="name">The variable's name.</param>
    /// <param name="value">The value; its type is public.</param>
    /// <param name="host">The notebook's host.</param>
    /// <exception cref="KitException">The name is none that C# allows.</exception>
    public static async Task DeclareAsync(string name, object value, IMagicHost host)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(host);
        if (!Identifier().IsMatch(name)) throw new KitException($"\"{name}\" cannot be the name of a variable: letters, digits and _ can, beginning with a letter.");
        Waiting[name] = value;
        await host.RunAsync($"var @{name} = NotebookKit.Interactive.MagicResults.Take<{value.GetType().FullName}>(\"{name}\");");
    }

    /// <summary>Takes a value that waits to be declared; called by the code that does so.</summary>
    /// <param name="name">The variable's name.</param>
    public static T Take<T>(string name) => Waiting.TryRemove(name, out object? value) ? (T)value : throw new KitException($"No magic command has made {name}.");

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{N}_]*$")]
    private static partial Regex Identifier();
}
