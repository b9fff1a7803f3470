namespace NotebookKit.Tests.Data;

/// <summary>Small beginnings of the drawn sets.</summary>
internal static class DrawnSamples
{
    public static DatasetLocations Nowhere { get; } = new() { DataFolders = [], Cache = "/nowhere", System = false, Offline = true };

    public static ImageFileSet Eyes { get; } = Datasets.LoadFiles("drawn-fundus", Nowhere);

    public static CaptionDataset Scenes { get; } = Datasets.LoadCaptions("drawn-scenes", Nowhere);

    /// <summary>A set's manifest with so many pictures in each part.</summary>
    public static DatasetManifest Manifest(string name, int count, int? seed = null)
    {
        DatasetManifest manifest = DatasetManifest.Read(name);
        return manifest with { Drawn = manifest.Drawn! with { Seed = seed ?? manifest.Drawn.Seed, Parts = manifest.Drawn.Parts.ToDictionary(part => part.Key, _ => count) } };
    }
}
