using System.Runtime.CompilerServices;
using System.Text.Json;

namespace NotebookKit.Tests.Metrics;

/// <summary>What scikit-learn and NLTK said (Oracles/metrics.py), and the inputs they said it about.</summary>
internal static class Golden
{
    private static readonly Lazy<JsonElement> Read = new(() => JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "metrics.json"))).RootElement);

    public static string Folder => Path.GetFullPath(Path.Combine(Here(), "..", "..", "Oracles"));

    public static IReadOnlyList<bool> Truth => [.. Read.Value.GetProperty("truth").EnumerateArray().Select(one => one.GetInt32() == 1)];

    public static Predictions Predictions => new(
        [.. Read.Value.GetProperty("probabilities").EnumerateArray().SelectMany(row => row.EnumerateArray().Select(one => one.GetSingle()))], Integers("labels"), ["a", "b", "c", "d"]);

    public static IReadOnlyList<IReadOnlyList<string>> Candidates => [.. Read.Value.GetProperty("candidates").EnumerateArray().Select(Words)];

    public static IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> References =>
        [.. Read.Value.GetProperty("references").EnumerateArray().Select(image => (IReadOnlyList<IReadOnlyList<string>>)[.. image.EnumerateArray().Select(Words)])];

    public static double Number(string name) => Read.Value.GetProperty(name).GetDouble();

    public static IReadOnlyList<double> Numbers(string name) => [.. Read.Value.GetProperty(name).EnumerateArray().Select(one => one.GetDouble())];

    public static IReadOnlyList<double> Numbers(string name, int row) => [.. Read.Value.GetProperty(name)[row].EnumerateArray().Select(one => one.GetDouble())];

    public static IReadOnlyList<int> Integers(string name) => [.. Read.Value.GetProperty(name).EnumerateArray().Select(one => one.GetInt32())];

    private static IReadOnlyList<string> Words(JsonElement sentence) => [.. sentence.EnumerateArray().Select(word => word.GetString()!)];

    private static string Here([CallerFilePath] string path = "") => path;
}
