using System.ComponentModel;
using System.Reflection;
using System.Text;

namespace NotebookKit.Interactive;

/// <summary>
/// A command that a notebook calls with a line <c>#!name arguments</c>: a plain C# method. Its parameters become the
/// command's, by their names: <c>double learningRate = 0.1</c> is <c>--learning-rate NUMBER</c>, a <c>bool</c> is a flag. A
/// parameter of any other type (a model, a tensor, <c>object</c>) takes the name of a variable and gets its value.
/// <see cref="IMagicHost"/> and <see cref="CancellationToken"/> are filled in by the host. What the method returns, also
/// through a task, is shown.
/// </summary>
public sealed class MagicCommand
{
    private readonly Delegate _method;

    private MagicCommand(string name, Delegate method)
    {
        Name = name;
        _method = method;
        Description = method.Method.GetCustomAttribute<DescriptionAttribute>()?.Description ?? "";
        Parameters = [.. method.Method.GetParameters().Where(parameter => !IsFilledIn(parameter)).Select(parameter => new MagicParameter(parameter))];
    }

    /// <summary>Its name with the <c>#!</c>.</summary>
    public string Name { get; }

    /// <summary>What it does, in one line: the method's <see cref="DescriptionAttribute"/>.</summary>
    public string Description { get; }

    /// <summary>What it can be told.</summary>
    public IReadOnlyList<MagicParameter> Parameters { get; }

    /// <summary>Its name and how it is called, in one line.</summary>
    public string Usage => string.Join(' ', [Name, .. Parameters.Select(parameter => parameter.ToString())]);

    /// <summary>Makes a command of a method.</summary>
    /// <param name="name">Its name, for example <c>#!about</c>.</param>
    /// <param name="method">The method.</param>
    public static MagicCommand Of(string name, Delegate method) => new(name, method);

    /// <summary>Runs it and shows what it returns. <c>-h</c> and <c>--help</c> show its help instead.</summary>
    /// <param name="arguments">What stands behind the name.</param>
    /// <param name="host">The notebook's host.</param>
    /// <exception cref="KitException">An argument is missing, unknown or of the wrong kind.</exception>
    public async Task RunAsync(string arguments, IMagicHost host)
    {
        IReadOnlyList<string> words = MagicArguments.Split(arguments);
        if (words.Any(word => word is "-h" or "--help"))
        {
            host.Show(Help());
            return;
        }

        IReadOnlyDictionary<MagicParameter, object?> values = new MagicArguments(this, host.Variables).Read(words);
        var given = new Queue<object?>(Parameters.Select(parameter => values.TryGetValue(parameter, out object? value) ? value : parameter.Default));
        object?[] filled = [.. _method.Method.GetParameters().Select(parameter =>
            parameter.ParameterType == typeof(IMagicHost) ? host : parameter.ParameterType == typeof(CancellationToken) ? host.Interrupted : given.Dequeue())];
        // DoNotWrapExceptions: what the method throws is what the user reads.
        try
        {
            object? result = _method.Method.Invoke(_method.Target, BindingFlags.DoNotWrapExceptions, binder: null, filled, culture: null);
            if (await ValueOf(result) is { } shown) host.Show(shown);
        }
        catch (ArgumentException error)
        {
            // What a method says about its own arguments is about those that stand in the line.
            throw new KitException($"{Name}: {FirstSentence(error)} Usage: {Usage}", error);
        }
    }

    /// <summary>Its description, usage and parameters.</summary>
    public string Help()
    {
        var text = new StringBuilder($"{Usage}\n{Description}");
        foreach (MagicParameter parameter in Parameters)
        {
            string kind = parameter.IsVariable ? "a variable" : parameter.IsFlag ? "flag" : MagicValue.Kind(parameter.Type);
            text.Append($"\n  {parameter.Name,-18} {kind}{(parameter.Description.Length > 0 ? $": {parameter.Description}" : "")}");
        }

        return text.ToString();
    }

    private static string FirstSentence(ArgumentException error)
    {
        string line = error.Message.Split('\n')[0].TrimEnd('\r');
        int parameter = line.IndexOf(" (Parameter", StringComparison.Ordinal);
        return (parameter < 0 ? line : line[..parameter]).TrimEnd('.') + ".";
    }

    private static async Task<object?> ValueOf(object? result)
    {
        if (result is not Task task) return result;
        await task;
        return task.GetType().GetProperty(nameof(Task<>.Result)) is { } value && value.PropertyType.Name != "VoidTaskResult" ? value.GetValue(task) : null;
    }

    private static bool IsFilledIn(ParameterInfo parameter) => parameter.ParameterType == typeof(IMagicHost) || parameter.ParameterType == typeof(CancellationToken);
}
