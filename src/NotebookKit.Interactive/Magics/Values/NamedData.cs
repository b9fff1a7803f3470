namespace NotebookKit.Interactive;

/// <summary>The data that a magic command's argument names.</summary>
internal static class NamedData
{
    public static bool IsData(Type type) => type == typeof(ImageDataset) || typeof(IBatchSource).IsAssignableFrom(type);

    /// <returns>An <see cref="ImageDataset"/> or an <see cref="IBatchSource"/>.</returns>
    /// <param name="name">A variable that holds data, or the name of a data set.</param>
    /// <param name="command">The command, for what is said when there is none.</param>
    /// <param name="variables">The notebook's variables.</param>
    /// <exception cref="KitException">There is no such data, or it cannot be trained on as it is.</exception>
    public static object Find(string name, string command, IReadOnlyList<NotebookVariable> variables)
    {
        if (variables.FirstOrDefault(variable => variable.Name == name) is { } variable)
        {
            return variable.Value is { } value && IsData(value.GetType())
                ? value
                : throw new KitException($"{command}: {name} is {(variable.Value is { } other ? $"a {other.GetType().Name}" : "null")} and no data to train on: an ImageDataset or an IBatchSource is.");
        }

        if (Datasets.Names.Contains(name)) return Datasets.Load(name);
        string known = NearestName.Of(name, new DatasetNames().Of(variables)) is { } near ? $"did you mean {near}" : "#!datasets lists the data sets";
        throw new KitException($"{command}: there is no variable and no data set {name}; {known}.");
    }
}
