using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using TorchSharp;

namespace NotebookKit.Host;

/// <summary>libtorch: loads it and computes with it; then what it could compute on.</summary>
internal static partial class TorchCheck
{
    public static IEnumerable<HealthLine> Look()
    {
        HealthLine loaded = Load();
        yield return loaded;
        if (OperatingSystem.IsLinux()) yield return StandardLibrary();
        if (loaded.State == HealthState.Ok) yield return Gpu();
    }

    private static HealthLine Load()
    {
        const string name = "libtorch";
        try
        {
            TorchRuntime.Load();
            using torch.Tensor two = torch.ones(1).add_(1);
            return two.item<float>() == 2
                ? new HealthLine(name, HealthState.Ok, $"{TorchNatives.LibTorchVersion} loads and computes")
                : new HealthLine(name, HealthState.Problem, "libtorch loads, but 1 + 1 is not 2", "dotnet nuget locals global-packages --clear, then restore again");
        }
        catch (Exception failure) when (failure is KitException or TypeInitializationException or DllNotFoundException or EntryPointNotFoundException or NotSupportedException or BadImageFormatException)
        {
            string reason = failure.GetBaseException().Message;
            return new HealthLine(name, HealthState.Problem, reason.ReplaceLineEndings(" "), Remedy(reason));
        }
    }

    private static string Remedy(string reason) =>
        reason.Contains("NOTEBOOKKIT_CACHE", StringComparison.Ordinal) ? "export NOTEBOOKKIT_CACHE=/a/folder/with/space"
        : reason.Contains("glibc", StringComparison.Ordinal) || reason.Contains("GLIBC", StringComparison.Ordinal) ? "use Debian 12, Ubuntu 22.04, Fedora 36 or newer"
        : reason.Contains("libstdc++", StringComparison.Ordinal) ? "apt-get install libstdc++6 (dnf install libstdc++)"
        : $"dotnet add package libtorch-cpu-{TorchNatives.OfThisProcess().Platform} --version {TorchNatives.LibTorchVersion}";

    /// <summary>The newest interface that this machine's libstdc++ has.</summary>
    private static HealthLine StandardLibrary()
    {
        const string name = "libstdc++";
        string? path = File.ReadLines("/proc/self/maps").Select(line => line[(line.LastIndexOf(' ') + 1)..]).FirstOrDefault(file => file.Contains("/libstdc++.so", StringComparison.Ordinal));
        if (path is null || !File.Exists(path)) return new HealthLine(name, HealthState.Note, "this process has not loaded it, so libtorch cannot have", "apt-get install libstdc++6 (dnf install libstdc++)");
        int newest = GlibCxx().Matches(Encoding.Latin1.GetString(File.ReadAllBytes(path))).Max(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));
        string copy = TorchRuntime.Status.Contains("private copy", StringComparison.Ordinal) ? "; TorchSharp's shim asks for a newer one, so the kit's private copy of it is used" : "";
        return new HealthLine(name, HealthState.Ok, $"GLIBCXX_3.4.{newest} in {path}{copy}");
    }

    private static HealthLine Gpu()
    {
        const string name = "GPU";
        if (torch.cuda.is_available()) return new HealthLine(name, HealthState.Ok, $"{torch.cuda.device_count()} CUDA device(s) that libtorch can use");
        return GpuDriver.IsPresent
            ? new HealthLine(name, HealthState.Note, "there is an NVIDIA driver, but this libtorch is the one for processors", $"dotnet add package TorchSharp-cuda-{(OperatingSystem.IsWindows() ? "windows" : "linux")}, in a project of your own")
            : new HealthLine(name, HealthState.Ok, "no NVIDIA driver; notebooks run on the processor");
    }

    [GeneratedRegex(@"GLIBCXX_3\.4\.(\d+)")]
    private static partial Regex GlibCxx();
}
