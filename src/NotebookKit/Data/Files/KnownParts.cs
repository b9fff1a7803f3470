namespace NotebookKit;

/// <summary>What folders and tables call the parts of a set, in any case of letters, and what the kit calls them.</summary>
internal static class KnownParts
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["train"] = "train",
        ["training"] = "train",
        ["val"] = "validation",
        ["valid"] = "validation",
        ["validation"] = "validation",
        ["dev"] = "validation",
        ["test"] = "test",
        ["testing"] = "test",
    };

    public static bool Has(string name) => Names.ContainsKey(name);

    /// <summary>The kit's name of a part; a name of another kind ("fold 3") stays as it is.</summary>
    public static string Of(string name) => Names.GetValueOrDefault(name, name);
}
