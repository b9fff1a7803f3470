using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookKit;

/// <summary>Reads what <c>nbkit run</c> wrote about earlier runs of a case study's notebook.</summary>
internal static class ResultFiles
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <param name="manifest">The case study.</param>
    /// <param name="folder">The folder of results; it need not be there.</param>
    public static CaseResults Read(CaseManifest manifest, string folder)
    {
        string pattern = $"{manifest.Notebook}*.json";
        List<Figure> figures = [];
        List<string> problems = [];
        string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder, pattern) : [];
        foreach (string file in files.Order(StringComparer.Ordinal))
        {
            try
            {
                figures.AddRange(FiguresOf(file));
            }
            catch (Exception error) when (error is JsonException or InvalidDataException or InvalidOperationException or IOException or UnauthorizedAccessException)
            {
                problems.Add($"{Path.GetFileName(file)} is left out: {error.Message}");
            }
        }

        return new CaseResults(manifest.Name, Path.Combine(folder, pattern).Replace('\\', '/'), CaseResult.Group(figures), problems);
    }

    private static Figure[] FiguresOf(string file)
    {
        JsonNode? report = JsonNode.Parse(File.ReadAllText(file));
        if (report is not JsonObject run || run["figures"] is not JsonArray figures) throw new InvalidDataException("it is no report of nbkit run.");
        if ((string?)run["status"] is { } status && status != "ok") throw new InvalidDataException($"that run did not end well ({status}).");
        return figures.Deserialize<Figure[]>(Json)!;
    }
}
