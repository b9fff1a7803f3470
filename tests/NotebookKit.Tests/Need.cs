namespace NotebookKit.Tests;

/// <summary>What a test wants of the machine. Absent, the test is skipped with a reason; under NOTEBOOKKIT_REQUIRE_ALL=1 it fails.</summary>
internal static class Need
{
    private const string DebianFashionMnist = "/usr/share/datasets/fashion-mnist";

    public static string FashionMnist()
    {
        Require(Directory.Exists(DebianFashionMnist), "Debian's package dataset-fashion-mnist is not installed");
        return DebianFashionMnist;
    }

    /// <summary>Debian's Python with Pillow.</summary>
    public static void Pillow() => Require(File.Exists("/usr/lib/python3/dist-packages/PIL/__init__.py") && File.Exists("/usr/bin/python3"), "Debian's packages python3 and python3-pil are not installed");

    /// <summary>A folder of NOTEBOOKKIT_DATA that has this set. Its absence is never a failure: the real sets cannot be everywhere.</summary>
    public static string RealData(string name)
    {
        string? folder = KitPaths.Data.FirstOrDefault(data => Path.Exists(Path.Combine(data, name)));
        if (folder is null) Assert.Skip($"NOTEBOOKKIT_DATA has no {name}");
        return Path.Combine(folder, name);
    }

    public static void Linux() => Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux loads the shim by path");

    /// <summary>The right to mount a disk of a few kilobytes, in a name space of one's own.</summary>
    public static void SmallDisk()
    {
        bool possible = false;
        if (OperatingSystem.IsLinux() && File.Exists("/usr/bin/unshare"))
        {
            using var tried = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("/usr/bin/unshare", ["-rm", "true"]) { RedirectStandardError = true })!;
            tried.WaitForExit();
            possible = tried.ExitCode == 0;
        }

        Require(possible, "unshare cannot mount a small disk here");
    }

    /// <summary>Debian's Python with a package.</summary>
    public static void Python(string module)
    {
        bool possible = false;
        if (File.Exists("/usr/bin/python3"))
        {
            using var tried = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("/usr/bin/python3", ["-c", $"import {module}"]) { RedirectStandardError = true })!;
            tried.WaitForExit();
            possible = tried.ExitCode == 0;
        }

        Require(possible, $"Debian's Python has no {module}");
    }

    /// <summary>Microsoft's Garnet, a .NET tool, on the PATH.</summary>
    /// <returns>The program.</returns>
    public static string Garnet()
    {
        string? found = OnPath("garnet-server");
        Require(found is not null, "garnet-server is not on the PATH: dotnet tool install garnet-server --version 2.2.8 --tool-path FOLDER brings it");
        return found!;
    }

    private static string? OnPath(string program)
    {
        string file = OperatingSystem.IsWindows() ? program + ".exe" : program;
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists);
    }

    private static void Require(bool present, string reason)
    {
        if (present) return;
        if (Environment.GetEnvironmentVariable("NOTEBOOKKIT_REQUIRE_ALL") == "1") Assert.Fail(reason + ", and NOTEBOOKKIT_REQUIRE_ALL is set");
        Assert.Skip(reason);
    }
}
