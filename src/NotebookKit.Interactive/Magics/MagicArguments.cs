using System.Text.RegularExpressions;

namespace NotebookKit.Interactive;

/// <summary>Matches what stands behind a magic command with its parameters.</summary>
internal sealed partial class MagicArguments(MagicCommand command, IReadOnlyList<NotebookVariable> variables)
{
    /// <summary>The words of a line; quotes keep blanks inside.</summary>
    public static IReadOnlyList<string> Split(string line) =>
        [.. Word().Matches(line).Select(match => match.Groups["quoted"].Success ? match.Groups["quoted"].Value : match.Value)];

    /// <exception cref="KitException">An argument is missing, unknown or of the wrong kind.</exception>
    public IReadOnlyDictionary<MagicParameter, object?> Read(IReadOnlyList<string> words)
    {
        var values = new Dictionary<MagicParameter, object?>();
        for (int i = 0; i < words.Count; i++)
        {
            if (!IsOption(words[i]))
            {
                MagicParameter next = command.Parameters.FirstOrDefault(parameter => !parameter.IsFlag && !values.ContainsKey(parameter))
                    ?? throw Wrong($"\"{words[i]}\" is one word too many");
                values[next] = Value(next, words[i]);
                continue;
            }

            MagicParameter named = command.Parameters.FirstOrDefault(parameter => parameter.Name == words[i])
                ?? throw Wrong($"there is no {words[i]}{Suggestion(words[i], command.Parameters.Select(parameter => parameter.Name))}");
            bool valued = i + 1 < words.Count && !IsOption(words[i + 1]);
            if (named.IsFlag && !(valued && MagicValue.Read(words[i + 1], named.Type) is bool)) values[named] = true;
            else if (valued) values[named] = Value(named, words[++i]);
            else throw Wrong($"{words[i]} wants a value");
        }

        return command.Parameters.FirstOrDefault(parameter => parameter.IsRequired && !parameter.IsFlag && !values.ContainsKey(parameter)) is { } missing
            ? throw Wrong($"{missing} is missing")
            : values;
    }

    private object? Value(MagicParameter parameter, string word)
    {
        if (!parameter.IsVariable)
            return MagicValue.Read(word, parameter.Type) ?? throw Wrong($"{parameter.Name} wants a {MagicValue.Kind(parameter.Type)}, not \"{word}\"");

        NotebookVariable variable = variables.FirstOrDefault(variable => variable.Name == word)
            ?? throw Wrong($"there is no variable {word}{Suggestion(word, variables.Select(variable => variable.Name))}");
        object? value = variable.Value;
        return value is not null && parameter.Type.IsInstanceOfType(value)
            ? value
            : throw Wrong($"{word} is {(value is null ? "null" : $"a {value.GetType().Name}")}, and {parameter.Name} wants a {parameter.Type.Name}");
    }

    private KitException Wrong(string what) => new($"{command.Name}: {what}. Usage: {command.Usage}");

    private static string Suggestion(string word, IEnumerable<string> known) => NearestName.Of(word, known) is { } near ? $"; did you mean {near}?" : "";

    // A negative number is a value.
    private static bool IsOption(string word) => word.StartsWith("--", StringComparison.Ordinal);

    [GeneratedRegex("\"(?<quoted>[^\"]*)\"|\\S+")]
    private static partial Regex Word();
}
