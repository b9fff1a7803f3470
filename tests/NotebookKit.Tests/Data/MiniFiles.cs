namespace NotebookKit.Tests.Data;

/// <summary>The real files of the embedded subset, as files with an address of their own, to look for, damage and download.</summary>
internal static class MiniFiles
{
    public static DatasetManifest Manifest(Uri home, params string[] systemFolders)
    {
        DatasetManifest mini = DatasetManifest.Read("fashion-mnist-mini");
        return mini with { Train = At(mini.Train!), Test = At(mini.Test!), SystemFolders = systemFolders };

        DatasetSplitFiles At(DatasetSplitFiles split) =>
            new(split.Images with { Url = new Uri(home, split.Images.Name) }, split.Labels with { Url = new Uri(home, split.Labels.Name) });
    }

    public static byte[] Bytes(string name)
    {
        DatasetManifest mini = DatasetManifest.Read("fashion-mnist-mini");
        using Stream stream = mini.OpenEmbedded(mini.Files.Single(file => file.Name == name))!;
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    public static string PutInto(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (DatasetFile file in DatasetManifest.Read("fashion-mnist-mini").Files) File.WriteAllBytes(Path.Combine(folder, file.Name), Bytes(file.Name));
        return folder;
    }
}
