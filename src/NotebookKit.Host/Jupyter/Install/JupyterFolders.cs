namespace NotebookKit.Host;

/// <summary>Where Jupyter looks for kernels (Jupyter's "Common directories and file locations").</summary>
internal static class JupyterFolders
{
    /// <summary>The folder that has a folder for each kernel.</summary>
    /// <param name="prefix">The folder of an installation, such as a Python environment's; null for the user's own.</param>
    public static string Kernels(string? prefix) => Path.Combine(prefix is null ? UserData() : Path.Combine(prefix, "share", "jupyter"), "kernels");

    private static string UserData()
    {
        if (NonEmpty("JUPYTER_DATA_DIR") is { } moved) return Path.GetFullPath(moved);
        if (OperatingSystem.IsWindows()) return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "jupyter");
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return OperatingSystem.IsMacOS()
            ? Path.Combine(home, "Library", "Jupyter")
            : Path.Combine(NonEmpty("XDG_DATA_HOME") ?? Path.Combine(home, ".local", "share"), "jupyter");
    }

    private static string? NonEmpty(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;
}
