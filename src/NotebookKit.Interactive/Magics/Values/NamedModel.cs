using static TorchSharp.torch;

namespace NotebookKit.Interactive;

/// <summary>The model that a magic command's argument names.</summary>
internal static class NamedModel
{
    /// <param name="name">A variable that holds a model or a finished training.</param>
    /// <param name="command">The command, for what is said when there is none.</param>
    /// <param name="variables">The notebook's variables.</param>
    /// <param name="known">What can be meant; variables unless said.</param>
    /// <exception cref="KitException">There is no such model.</exception>
    public static nn.Module Find(string name, string command, IReadOnlyList<NotebookVariable> variables, IMagicValues? known = null)
    {
        NotebookVariable? variable = variables.FirstOrDefault(variable => variable.Name == name);
        return variable?.Value switch
        {
            nn.Module model => model,
            TrainingRun run => run.Model,
            null when variable is null => throw new KitException($"{command}: there is no model {name}{Suggestion(name, (known ?? new ModelNames()).Of(variables))}."),
            null => throw new KitException($"{command}: {name} is null."),
            var other => throw new KitException($"{command}: {name} is a {other.GetType().Name} and no model."),
        };
    }

    /// <summary>The same, for what trains or computes: a model of one tensor.</summary>
    public static nn.Module<Tensor, Tensor> FindTrainable(string name, string command, IReadOnlyList<NotebookVariable> variables) =>
        Find(name, command, variables) as nn.Module<Tensor, Tensor> ?? throw new KitException($"{command}: {name} does not take one tensor and return one.");

    private static string Suggestion(string name, IEnumerable<string> known)
    {
        string[] names = [.. known];
        return NearestName.Of(name, names) is { } near ? $"; did you mean {near}" : names.Length > 0 ? $"; there are {string.Join(", ", names.Take(10))}{(names.Length > 10 ? ", …" : "")}" : ": no variable holds one yet";
    }
}
