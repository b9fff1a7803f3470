namespace NotebookKit;

/// <summary>The data sets that the kit knows by name.</summary>
public static class Datasets
{
    /// <summary>Loads a data set by name.</summary>
    public static ImageDataset Load(string name) => throw new KitException($"There is no data set '{name}'.");
}
