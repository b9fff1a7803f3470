namespace NotebookKit.Host;

/// <summary>Which of the kit's data sets are on this machine. Nothing is downloaded.</summary>
internal static class DatasetCheck
{
    public static IEnumerable<HealthLine> Look() => DatasetManifest.Names.Select(name => Look(name, new DatasetLocations { Offline = true }));

    internal static HealthLine Look(string dataset, DatasetLocations locations)
    {
        string name = $"data: {dataset}";
        DatasetManifest manifest = DatasetManifest.Read(dataset);
        try
        {
            return new HealthLine(name, HealthState.Ok, DatasetFolder.Locate(manifest, locations).Origin);
        }
        catch (KitException)
        {
            string ways = !manifest.Files.Any(file => file.Url is not null) ? "there is no download for it"
                : KitPaths.Offline ? "downloads are off" : "downloaded when it is first used";
            return new HealthLine(name, HealthState.Note, $"not on this machine; {ways}", manifest.Hint ?? "export NOTEBOOKKIT_DATA=/folder/with/its/files");
        }
    }
}
