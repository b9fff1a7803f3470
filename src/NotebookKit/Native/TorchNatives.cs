using System.Runtime.InteropServices;

namespace NotebookKit;

/// <summary>Where TorchSharp's and libtorch's native files lie for a program.</summary>
/// <param name="Platform">The platform's runtime identifier, for example linux-x64.</param>
/// <param name="Folders">The folders to look in, nearest first.</param>
internal sealed record TorchNatives(string Platform, IReadOnlyList<string> Folders)
{
    public const string LibTorchVersion = "2.10.0";

    /// <summary>The full path of a native file, or null when no folder holds it.</summary>
    public string? Find(string file) => Folders.Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists);

    /// <summary>
    /// Looks beside the program (flat or under runtimes/), where the runtime itself would look, and, for notebook hosts that
    /// load straight from the package cache, in the packages of TorchSharp and libtorch.
    /// </summary>
    public static TorchNatives OfThisProcess()
    {
        string platform = CurrentPlatform();
        string native = Path.Combine("runtimes", platform, "native");
        List<string> folders = [Path.Combine(AppContext.BaseDirectory, native), AppContext.BaseDirectory];
        if (AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") is string searched)
            folders.AddRange(searched.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries));
        if (TorchSharpAssemblyFile() is { } file && FolderAbove(file, levels: 3) is { } package)
        {
            folders.Add(Path.Combine(package, native));
            if (FolderAbove(package, levels: 2) is { } packages)
                folders.Add(Path.Combine(packages, $"libtorch-cpu-{platform}", LibTorchVersion, native));
        }

        return new TorchNatives(platform, folders);
    }

    private static string CurrentPlatform()
    {
        string system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
        return $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
    }

    private static string? TorchSharpAssemblyFile() =>
        AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(assembly => assembly.GetName().Name == "TorchSharp") is { IsDynamic: false } torch
        && torch.Location.Length > 0
            ? torch.Location
            : null;

    private static string? FolderAbove(string path, int levels)
    {
        string? folder = path;
        for (int i = 0; i < levels; i++) folder = Path.GetDirectoryName(folder);
        return folder;
    }
}
