namespace NotebookKit;

/// <summary>Finds the tensors and arrays in what was pickled, and names them by the way there.</summary>
internal static class PickledTensors
{
    /// <summary>The names under which checkpoints keep a model's weights beside the rest of a training's state.</summary>
    private static readonly string[] Weights = ["state_dict", "model_state_dict", "model"];

    /// <summary>Names and values in order; parts of a name are joined by dots, and items of a list go by their number.</summary>
    public static IReadOnlyList<(string Name, object Value)> Of(object? root)
    {
        if (root is PickleDictionary checkpoint)
            root = Weights.Select(name => checkpoint[name]).FirstOrDefault(inner => inner is PickleDictionary dictionary && dictionary.Items.Any(item => item.Value is PickleTensor)) ?? root;

        List<(string, object)> found = [];
        int visited = 0;
        Collect("", root, 0);
        return found;

        void Collect(string name, object? value, int depth)
        {
            // What is listed many times over is walked many times over: nested lists of one another would never end.
            if (++visited > WeightLimits.PickledValues || depth > WeightLimits.Depth) throw new InvalidDataException("its pickle is nested beyond all measure");
            switch (value)
            {
                case PickleTensor or PickleArray:
                    if (found.Count == WeightLimits.Tensors) throw new InvalidDataException($"it holds more than {WeightLimits.Tensors:N0} tensors");
                    found.Add((name.Length == 0 ? "tensor" : name, value));
                    break;
                case PickleDictionary dictionary:
                    foreach ((string key, object? item) in dictionary.Items) Collect(Joined(name, key), item, depth + 1);
                    break;
                case IList<object?> list:
                    for (int i = 0; i < list.Count; i++) Collect(Joined(name, i.ToString(System.Globalization.CultureInfo.InvariantCulture)), list[i], depth + 1);
                    break;
            }
        }
    }

    private static string Joined(string name, string key)
    {
        if (name.Length + key.Length > WeightLimits.NameBytes) throw new InvalidDataException("a name in its pickle is far too long");
        return name.Length == 0 ? key : $"{name}.{key}";
    }
}
