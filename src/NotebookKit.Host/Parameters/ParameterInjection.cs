using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>Gives a notebook its parameters as papermill does: in a cell of their own, right after the one with the defaults.</summary>
internal static class ParameterInjection
{
    private const int LongestShown = 60;

    /// <summary>Injects the values, in place of an earlier run's.</summary>
    /// <param name="notebook">The notebook to change.</param>
    /// <param name="arguments">The values, each as <c>name=value</c>; they go before those of the file.</param>
    /// <param name="file">Values from a file, or null.</param>
    /// <returns>The typed values by name.</returns>
    /// <exception cref="KitException">The notebook does not take such a parameter, or the value is of another type.</exception>
    public static JsonObject Apply(Notebook notebook, IReadOnlyList<string> arguments, ParameterFile? file = null)
    {
        var values = new JsonObject();
        if (arguments.Count == 0 && file is null or { Values.Count: 0 }) return values;

        NotebookCell defaults = ParametersCell.Find(notebook)
            ?? throw new KitException($"{notebook.Path} takes no parameters: it has no cell tagged '{CellTags.Parameters}'{(NotebookFile.IsScript(notebook.Path) ? ", which in a script begins with the line // parameters" : "")}.");
        IReadOnlyList<NotebookParameter> known = ParametersCell.Of(notebook);
        var given = new Dictionary<string, (NotebookParameter Parameter, ParameterValue Value)>();
        foreach ((string name, JsonNode? json) in file?.Values ?? [])
        {
            NotebookParameter parameter = Find(notebook, known, name);
            given[name] = (parameter, parameter.Type.Read(json) ?? throw WrongType(notebook, parameter, json?.ToJsonString() ?? "null", known));
        }

        HashSet<string> named = [];
        foreach (string argument in arguments)
        {
            (string name, string text) = Split(argument);
            if (!named.Add(name)) throw new KitException($"The parameter '{name}' is given twice.");
            NotebookParameter parameter = Find(notebook, known, name);
            given[name] = (parameter, parameter.Type.Read(text) ?? throw WrongType(notebook, parameter, text, known));
        }

        foreach ((string name, (_, ParameterValue value)) in given) values[name] = value.Json?.DeepClone();
        Inject(notebook, defaults, [.. given.Values.Select(pair => pair.Parameter.Assign(pair.Value.Code))]);
        return values;
    }

    private static void Inject(Notebook notebook, NotebookCell defaults, IReadOnlyList<string> assignments)
    {
        foreach (NotebookCell old in notebook.Cells.Where(cell => cell.HasTag(CellTags.InjectedParameters)).ToArray()) notebook.Remove(old);
        int position = notebook.Cells.ToList().IndexOf(defaults) + 1;
        notebook.Insert(position, NotebookCell.Code(
            string.Join('\n', assignments.Prepend("// The parameters of this run.")),
            notebook.HasCellIds ? CellTags.InjectedParameters : null,
            new JsonObject { ["tags"] = new JsonArray(CellTags.InjectedParameters) }));
    }

    private static NotebookParameter Find(Notebook notebook, IReadOnlyList<NotebookParameter> known, string name) =>
        known.LastOrDefault(candidate => candidate.Name == name)
        ?? throw new KitException($"{notebook.Path} has no parameter '{name}'; it has {Names(known)}.");

    private static KitException WrongType(Notebook notebook, NotebookParameter parameter, string value, IReadOnlyList<NotebookParameter> known) => new(
        $"{notebook.Path}: '{(value.Length <= LongestShown ? value : value[..LongestShown] + "…")}' is not a value for '{parameter.Name}', which is {Article(parameter.Type.Form)} {parameter.Type.Form}; the parameters are {Names(known)}.");

    /// <exception cref="KitException">There is no name or no value.</exception>
    private static (string Name, string Value) Split(string argument)
    {
        int equals = argument.IndexOf('=');
        return equals > 0
            ? (argument[..equals].Trim(), argument[(equals + 1)..])
            : throw new KitException($"-p {argument} does not have the form name=value.");
    }

    private static string Names(IReadOnlyList<NotebookParameter> known) =>
        known.Count == 0 ? "none" : string.Join(", ", known.Select(parameter => $"{parameter.Name} ({parameter.Type.Name})"));

    private static string Article(string type) => type.StartsWith("int", StringComparison.Ordinal) ? "an" : "a";
}
