using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>Gives a notebook its parameters as papermill does: in a cell of their own, right after the one with the defaults.</summary>
internal static class ParameterInjection
{
    /// <summary>Injects the values, in place of an earlier run's.</summary>
    /// <param name="notebook">The notebook to change.</param>
    /// <param name="arguments">The values, each as <c>name=value</c>.</param>
    /// <returns>The typed values by name.</returns>
    /// <exception cref="KitException">The notebook does not take such a parameter, or the value is of another type.</exception>
    public static JsonObject Apply(Notebook notebook, IReadOnlyList<string> arguments)
    {
        var values = new JsonObject();
        if (arguments.Count == 0) return values;

        NotebookCell defaults = notebook.Cells.FirstOrDefault(cell => cell.Kind == CellKind.Code && cell.HasTag(CellTags.Parameters))
            ?? throw new KitException($"{notebook.Path} takes no parameters: it has no cell tagged '{CellTags.Parameters}'.");
        IReadOnlyList<NotebookParameter> known = ParametersCell.Read(defaults.Source);
        var lines = new List<string> { "// The parameters of this run." };
        foreach (string argument in arguments)
        {
            (string name, string text) = Split(argument);
            if (values.ContainsKey(name)) throw new KitException($"The parameter '{name}' is given twice.");
            NotebookParameter parameter = known.LastOrDefault(candidate => candidate.Name == name)
                ?? throw new KitException($"{notebook.Path} has no parameter '{name}'; it has {Names(known)}.");
            (string code, JsonNode json) = parameter.Read(text)
                ?? throw new KitException($"{notebook.Path}: '{text}' is not a value for '{name}', which is {Article(parameter.Type)} {parameter.Type}; the parameters are {Names(known)}.");
            lines.Add(parameter.Assign(code));
            values[name] = json;
        }

        foreach (NotebookCell old in notebook.Cells.Where(cell => cell.HasTag(CellTags.InjectedParameters)).ToArray()) notebook.Remove(old);
        int position = notebook.Cells.ToList().IndexOf(defaults) + 1;
        notebook.Insert(position, NotebookCell.Code(
            string.Join('\n', lines),
            notebook.HasCellIds ? CellTags.InjectedParameters : null,
            new JsonObject { ["tags"] = new JsonArray(CellTags.InjectedParameters) }));
        return values;
    }

    /// <exception cref="KitException">There is no name or no value.</exception>
    private static (string Name, string Value) Split(string argument)
    {
        int equals = argument.IndexOf('=');
        return equals > 0
            ? (argument[..equals].Trim(), argument[(equals + 1)..])
            : throw new KitException($"-p {argument} does not have the form name=value.");
    }

    private static string Names(IReadOnlyList<NotebookParameter> known) =>
        known.Count == 0 ? "none" : string.Join(", ", known.Select(parameter => $"{parameter.Name} ({parameter.Type})"));

    private static string Article(string type) => type == "int" ? "an" : "a";
}
