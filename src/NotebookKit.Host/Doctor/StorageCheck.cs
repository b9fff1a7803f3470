using System.Globalization;

namespace NotebookKit.Host;

/// <summary>The kit's cache and the temporary folder: whether they can be written, and the space that is left.</summary>
internal static class StorageCheck
{
    private const long Little = 2L << 30, TooLittle = 200L << 20;

    public static IEnumerable<HealthLine> Look()
    {
        yield return Look("cache", KitPaths.Cache, "NOTEBOOKKIT_CACHE", contents: true);
        yield return Look("temporary files", Path.GetTempPath(), OperatingSystem.IsWindows() ? "TEMP" : "TMPDIR", contents: false);
    }

    /// <summary>A number of bytes, for people.</summary>
    public static string Size(long bytes) => bytes >= 1L << 30
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 30):0.#} GiB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 20):0} MiB");

    internal static HealthLine Look(string name, string folder, string variable, bool contents)
    {
        string move = OperatingSystem.IsWindows() ? $"setx {variable} D:\\another\\folder" : $"export {variable}=/another/folder";
        try
        {
            OutputFile.CheckFolder(folder);
            long free = new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;
            string used = contents ? $"{Size(new DirectoryInfo(folder).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true }).Sum(file => file.Length))} used, " : "";
            string finding = $"{folder} can be written, {used}{Size(free)} free";
            return free < TooLittle ? new HealthLine(name, HealthState.Problem, finding, move)
                : free < Little ? new HealthLine(name, HealthState.Note, $"{finding}; data sets and packages want 2 GiB", move)
                : new HealthLine(name, HealthState.Ok, finding);
        }
        catch (OutputException failure)
        {
            return new HealthLine(name, HealthState.Problem, failure.Message, move);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new HealthLine(name, HealthState.Note, $"{folder} can be written, but its space is not known: {failure.Message}", move);
        }
    }
}
