using System.Collections;

namespace NotebookKit.Interactive;

/// <summary>The magic commands of a notebook, in the order of their names.</summary>
public sealed class MagicCommands : IEnumerable<MagicCommand>
{
    private readonly SortedDictionary<string, MagicCommand> _commands = new(StringComparer.Ordinal);

    /// <summary>Adds commands; one with a known name takes the other's place.</summary>
    public void Add(params IEnumerable<MagicCommand> commands)
    {
        foreach (MagicCommand command in commands) _commands[command.Name] = command;
    }

    /// <summary>The command of a name such as <c>#!time</c>, or null.</summary>
    public MagicCommand? Find(string name) => _commands.GetValueOrDefault(name);

    /// <inheritdoc/>
    public IEnumerator<MagicCommand> GetEnumerator() => _commands.Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
