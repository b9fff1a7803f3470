using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace NotebookKit;

/// <summary>
/// Loads libtorch and TorchSharp's shim by path, in the order of their needs, so that TorchSharp later finds them by name.
/// TorchSharp 0.107.0's shim asks for a version of libstdc++ that Debian 12 and Ubuntu 22.04 lack, for a symbol that it
/// never uses; there a private copy with that need marked weak is loaded instead.
/// </summary>
internal static class TorchLoader
{
    public const string Shim = "libLibTorchSharp.so";
    /// <summary>The handle of libtorch_cpu once it is loaded, 0 before that or where TorchSharp loads it by itself.</summary>
    public static nint TorchCpu { get; private set; }

    private const string NeededVersion = "GLIBCXX_3.4.32";
    private static readonly string[] SupportedPlatforms = ["linux-x64", "win-x64", "osx-arm64"];
    private static readonly string[] LibTorchFiles = ["libc10.so", "libtorch_cpu.so", "libtorch.so"];

    /// <summary>SHA-256 of the shims in which the need is known to have no symbol that is used.</summary>
    private static readonly string[] KnownShims =
    [
        "CF33B1B0BB6BBB9754A768FB5C5D04D9F498603BE50E73F55621A0B40EE608B8", // TorchSharp 0.107.0, linux-x64
    ];

    /// <summary>Loads the natives and says how.</summary>
    /// <param name="natives">Where they lie.</param>
    /// <param name="cache">The folder for the private copy.</param>
    /// <exception cref="KitException">They cannot be loaded here.</exception>
    public static string Load(TorchNatives natives, string cache)
    {
        if (!SupportedPlatforms.Contains(natives.Platform))
            throw new KitException($"TorchSharp has no native library for {natives.Platform}; use one of {string.Join(", ", SupportedPlatforms)}.");

        // On Windows and macOS TorchSharp finds its files by itself and nothing needs mending.
        if (!natives.Platform.StartsWith("linux", StringComparison.Ordinal)) return "left to TorchSharp";

        OpenMpWaiting.Shorten();
        foreach (string file in LibTorchFiles)
        {
            string path = natives.Find(file) ?? throw Missing(natives, file);
            nint handle = TryLoad(path, out string? error);
            if (handle == 0) throw new KitException($"{path} does not load: {Explain(error!)}");
            if (file == "libtorch_cpu.so") TorchCpu = handle;
        }

        SilenceNnpack();
        string shim = natives.Find(Shim) ?? throw new KitException($"{Shim} was not found beside TorchSharp: the package TorchSharp is incomplete; delete it from the NuGet cache and restore again.");
        if (TryLoad(shim, out string? shimError) != 0) return "as shipped";

        string copy = WeakenedCopy(shim, cache, shimError!);
        if (TryLoad(copy, out string? copyError) == 0) throw new KitException($"TorchSharp does not load on this machine: {Explain(copyError!)}");
        return $"this machine's libstdc++ lacks {NeededVersion}, so a private copy of TorchSharp's shim without that need is used: {copy}";
    }

    /// <summary>The private copy of a shim whose version need is marked weak, made once and verified before every use.</summary>
    internal static string WeakenedCopy(string shim, string cache, string loadError)
    {
        byte[] bytes = File.ReadAllBytes(shim);
        string hash = Convert.ToHexString(SHA256.HashData(bytes));
        if (!KnownShims.Contains(hash))
            throw new KitException($"{shim} does not load ({Explain(loadError)}), and it is not a file that NotebookKit knows how to mend: use TorchSharp 0.107.0.");

        if (ElfVersionNeeds.Weaken(bytes, "libstdc++.so.6", NeededVersion) == 0)
            throw new KitException($"{shim} does not load: {Explain(loadError)}");

        string copy = Path.Combine(cache, "native", hash[..16], Shim);
        try
        {
            if (!File.Exists(copy) || !File.ReadAllBytes(copy).AsSpan().SequenceEqual(bytes)) AtomicFile.Write(copy, bytes);
            return copy;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return CopyInPrivateFolder(bytes, cache);
        }
    }

    /// <summary>For this process alone, in a folder that nobody else can write to: it holds code.</summary>
    private static string CopyInPrivateFolder(byte[] bytes, string cache)
    {
        try
        {
            string copy = Path.Combine(Directory.CreateTempSubdirectory("notebookkit-").FullName, Shim);
            File.WriteAllBytes(copy, bytes);
            return copy;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new KitException($"A copy of TorchSharp's native library could not be written to {cache} or to the temporary folder ({error.Message}): free 3 MB there, or set NOTEBOOKKIT_CACHE to a folder that can be written.", error);
        }
    }

    private static nint TryLoad(string path, out string? error)
    {
        try
        {
            error = null;
            return NativeLibrary.Load(path);
        }
        catch (Exception failure) when (failure is DllNotFoundException or BadImageFormatException)
        {
            error = failure.Message;
            return 0;
        }
    }

    /// <summary>
    /// With one thread, libtorch tries NNPACK for every small convolution and, where the processor does not suit it, writes a
    /// warning each time: thousands of lines and a third of the time. oneDNN is the faster one in any case.
    /// </summary>
    private static unsafe void SilenceNnpack()
    {
        if (!NativeLibrary.TryGetExport(TorchCpu, "_ZN2at13globalContextEv", out nint context)
            || !NativeLibrary.TryGetExport(TorchCpu, "_ZN2at7Context20setUserEnabledNNPACKEb", out nint enable)) return;
        ((delegate* unmanaged<nint, byte, void>)enable)(((delegate* unmanaged<nint>)context)(), 0);
    }

    private static KitException Missing(TorchNatives natives, string file) => new(
        $"{file} of libtorch was not found beside this program: add the package libtorch-cpu-{natives.Platform} {TorchNatives.LibTorchVersion} to the project.");

    /// <summary>The loader's own reason, with what to install where the reason is known.</summary>
    internal static string Explain(string error)
    {
        string reason = error.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Contains("not found", StringComparison.Ordinal) || line.Contains("cannot open", StringComparison.Ordinal))
            ?? error.Split('\n')[0].Trim();
        if (reason.Contains("GLIBCXX", StringComparison.Ordinal)) return $"{reason}; it needs the libstdc++ of GCC 12 or newer (Debian 12, Ubuntu 22.04, Fedora 36 or newer).";
        if (reason.Contains("GLIBC_", StringComparison.Ordinal)) return $"{reason}; it needs glibc 2.34 or newer (Debian 12, Ubuntu 22.04, RHEL 9 or newer).";
        if (reason.Contains("libstdc++.so.6", StringComparison.Ordinal)) return $"{reason}; install libstdc++ (apt-get install libstdc++6, dnf install libstdc++).";
        if (reason.Contains("libc.musl", StringComparison.Ordinal) || reason.Contains("ld-linux", StringComparison.Ordinal)) return $"{reason}; it needs glibc, so Alpine will not do.";
        return reason;
    }
}
