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

    private static void Require(bool present, string reason)
    {
        if (present) return;
        if (Environment.GetEnvironmentVariable("NOTEBOOKKIT_REQUIRE_ALL") == "1") Assert.Fail(reason + ", and NOTEBOOKKIT_REQUIRE_ALL is set");
        Assert.Skip(reason);
    }
}
