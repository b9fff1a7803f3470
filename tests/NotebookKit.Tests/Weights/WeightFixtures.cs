using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace NotebookKit.Tests.WeightFiles;

/// <summary>The files that tests/fixtures/weights/make.py wrote with other people's writers, and the values that it put into them.</summary>
internal static class WeightFixtures
{
    /// <summary>The tensors of most files, in order.</summary>
    public static IReadOnlyList<(string Name, long[] Shape)> Tensors { get; } = [("conv.weight", [4, 3, 3, 3]), ("conv.bias", [4]), ("fc.weight", [5, 4]), ("fc.bias", [5])];

    /// <summary>Every file, and folders' lists.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Directory.EnumerateFiles(Folder(), "*", SearchOption.AllDirectories)
        .Where(path => !path.EndsWith(".py", StringComparison.Ordinal) && (Path.GetDirectoryName(path) == Folder() || path.EndsWith("model.json", StringComparison.Ordinal) || path.EndsWith(".net", StringComparison.Ordinal)))
        .Select(path => Path.GetRelativePath(Folder(), path)).Order(StringComparer.Ordinal)];

    public static string PathOf(string name) => Path.Combine(Folder(), name);

    /// <summary>The values that the script's <c>array</c> makes.</summary>
    public static float[] Values(int tensor, long count) => [.. Enumerable.Range(0, (int)count).Select(i => ((i * 37 + tensor * 11) % 101 - 50) / 8f)];

    public static float[] Read(IWeightFile file, string name)
    {
        using Tensor tensor = file.Read(name), single = tensor.to(float32);
        return Samples.Values(single);
    }

    /// <summary>A copy of a file, or of its folder where it needs others beside it.</summary>
    public static string Copy(string name, TemporaryFolder folder)
    {
        string? parent = Path.GetDirectoryName(name);
        if (string.IsNullOrEmpty(parent))
        {
            File.Copy(PathOf(name), folder[name], overwrite: true);
            return folder[name];
        }

        foreach (string file in Directory.EnumerateFiles(PathOf(parent), "*", SearchOption.AllDirectories))
        {
            string target = folder[Path.GetRelativePath(Folder(), file)];
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }

        return folder[name];
    }

    private static string Folder([CallerFilePath] string source = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(source)!, "..", "..", "fixtures", "weights"));
}
