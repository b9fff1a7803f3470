using System.Runtime.InteropServices;
using TorchSharp;

namespace NotebookKit;

/// <summary>Finds out whether, and why not, libtorch computes on a GPU.</summary>
public static class GpuCheck
{
    private const string DriverFile = "/proc/driver/nvidia/version";

    /// <summary>Looks at the driver, the device, the container and this libtorch, in the order in which one depends on another.</summary>
    public static GpuReport Look()
    {
        if (OperatingSystem.IsMacOS()) return new GpuReport(false, "There is no CUDA on a Mac, and this libtorch's Metal device is not one that the kit is tested on: notebooks run on the processor.", [], null, null);

        bool usable = torch.cuda.is_available(), driver = DriverLoads(), container = File.Exists("/.dockerenv") || File.Exists("/run/.containerenv");
        HealthLine[] checks =
        [
            driver ? new("driver", HealthState.Ok, Driver()) : new("driver", HealthState.Note, $"no NVIDIA driver: {DriverName} cannot be loaded"),
            .. OperatingSystem.IsLinux() ? [Device(driver)] : Array.Empty<HealthLine>(),
            container ? new("container", HealthState.Note, "this is a container: it sees a GPU only if it was started with one") : new("container", HealthState.Ok, "none"),
            usable ? new("libtorch", HealthState.Ok, $"computes on {torch.cuda.device_count()} CUDA device(s)") : new("libtorch", HealthState.Note, $"{TorchNatives.LibTorchVersion} for processors"),
        ];
        return usable ? new GpuReport(true, "A GPU is ready.", checks, "#!device cuda", "a cell")
            : driver ? new GpuReport(false, "There is a GPU's driver, but this libtorch is the one for processors.", checks, $"dotnet add package {CudaPackage} --version {KitVersions.Current["TorchSharp"]}", "a shell, in a project of your own: a notebook's libtorch is loaded by now")
            : container ? new GpuReport(false, "This container has no GPU; where its machine has one, start it with that.", checks, "docker run --gpus all …", "a shell of the machine")
            : new GpuReport(false, "This machine has no NVIDIA driver, so notebooks run on the processor. Everything works, large trainings take longer.", checks, null, null);
    }

    private static string DriverName => OperatingSystem.IsWindows() ? "nvcuda.dll" : "libcuda.so.1";

    private static string CudaPackage => $"TorchSharp-cuda-{(OperatingSystem.IsWindows() ? "windows" : "linux")}";

    private static bool DriverLoads() => NativeLibrary.TryLoad(DriverName, out _);

    private static string Driver() => File.Exists(DriverFile) ? File.ReadLines(DriverFile).FirstOrDefault() ?? "loads" : "loads";

    private static HealthLine Device(bool driver)
    {
        bool present = File.Exists("/dev/nvidia0") || File.Exists("/dev/dxg");
        return present ? new HealthLine("device", HealthState.Ok, "there is one in /dev") : new HealthLine("device", HealthState.Note, driver ? "the driver has no device in /dev" : "none in /dev");
    }
}
