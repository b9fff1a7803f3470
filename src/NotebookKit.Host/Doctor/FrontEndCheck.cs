namespace NotebookKit.Host;

/// <summary>The front ends that could open a notebook, and the C# kernels that Jupyter knows.</summary>
internal static class FrontEndCheck
{
    private static readonly string[] KernelNames = [KernelSpec.DefaultName, KernelSpec.DotNetInteractiveName];

    public static IEnumerable<HealthLine> Look()
    {
        string? jupyter = OnPath("jupyter"), code = OnPath("code") ?? OnPath("codium");
        if (jupyter is null && code is null)
        {
            yield return new HealthLine("front ends", HealthState.Note, "neither Jupyter nor VS Code is on the path; nbkit run needs neither", "python3 -m pip install notebook, or install VS Code");
            yield break;
        }

        yield return new HealthLine("VS Code", HealthState.Ok, code ?? "not on the path");
        yield return new HealthLine("Jupyter", HealthState.Ok, jupyter ?? "not on the path");
        string[] kernels = [.. KernelFolders().SelectMany(folder => KernelNames.Select(name => Path.Combine(folder, name))).Where(folder => File.Exists(Path.Combine(folder, "kernel.json")))];
        yield return kernels.Length > 0 ? new HealthLine("C# kernels", HealthState.Ok, string.Join(", ", kernels))
            : new HealthLine("C# kernels", HealthState.Note, "none installed for Jupyter", "nbkit jupyter install --user");
    }

    private static string? OnPath(string program)
    {
        string[] names = OperatingSystem.IsWindows() ? [$"{program}.exe", $"{program}.cmd"] : [program];
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
    }

    // jupyter_core.paths.jupyter_path: the user's, then the system's.
    private static IEnumerable<string> KernelFolders()
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string[] roots =
        [
            .. (Environment.GetEnvironmentVariable("JUPYTER_PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries),
            Environment.GetEnvironmentVariable("JUPYTER_DATA_DIR") ?? "",
            OperatingSystem.IsWindows() ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "jupyter")
                : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Jupyter")
                : Path.Combine(Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } data ? data : Path.Combine(home, ".local", "share"), "jupyter"),
            OperatingSystem.IsWindows() ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "jupyter") : "/usr/local/share/jupyter",
            OperatingSystem.IsWindows() ? "" : "/usr/share/jupyter",
        ];
        return roots.Where(root => root.Length > 0).Select(root => Path.Combine(root, "kernels")).Distinct();
    }
}
