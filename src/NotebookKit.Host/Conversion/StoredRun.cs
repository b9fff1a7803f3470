using System.Globalization;
using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>What a stored notebook says about the run behind its outputs: Jupyter's execution metadata.</summary>
internal static class StoredRun
{
    /// <param name="notebook">The notebook.</param>
    /// <param name="file">Its file, whose date counts where no cell has one.</param>
    public static PageMeta Of(Notebook notebook, string file)
    {
        var seconds = new Dictionary<int, double>();
        DateTimeOffset? started = null;
        foreach (NotebookCell cell in notebook.Cells.Where(cell => cell.Kind == CellKind.Code))
        {
            JsonNode? execution = (cell.Json["metadata"] as JsonObject)?["execution"];
            if (Time(execution, "iopub.execute_input") is not { } start || Time(execution, "shell.execute_reply") is not { } end) continue;
            started = started is { } earlier && earlier < start ? earlier : start;
            if (cell.ExecutionCount is { } number) seconds[number] = (end - start).TotalSeconds;
        }

        return new PageMeta(
            started ?? new DateTimeOffset(File.GetLastWriteTimeUtc(file), TimeSpan.Zero),
            started is null ? "as stored, not run" : $"as stored, ran in {RunText.Seconds(seconds.Values.Sum())}",
            seconds);
    }

    private static DateTimeOffset? Time(JsonNode? execution, string key) =>
        execution is JsonObject moments && moments[key] is JsonValue value && value.TryGetValue(out string? text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time)
            ? time
            : null;
}
