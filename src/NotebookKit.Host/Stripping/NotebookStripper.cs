using System.Text;
using System.Text.Json;

namespace NotebookKit.Host;

/// <summary>
/// Takes out of an .ipynb what running it put in, by cutting the text: what stays is byte for byte what it was, whoever
/// wrote the file.
/// </summary>
internal static class NotebookStripper
{
    /// <summary>The cells' tag that keeps their outputs, as nbstripout has it.</summary>
    public const string KeepOutput = "keep_output";

    // What front ends and runners note about a cell's run and about outputs that are then gone.
    private static readonly string[] TimingNotes = ["execution", "ExecuteTime"];
    private static readonly string[] CellNotes = [.. TimingNotes, "collapsed", "scrolled"];
    private static readonly string[] NotebookNotes = ["widgets"];

    /// <param name="file">The bytes of a notebook that has been checked.</param>
    /// <param name="scope">What to take out.</param>
    public static StrippedText Strip(ReadOnlySpan<byte> file, StripScope scope)
    {
        int begin = file.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        JsonSpan root = JsonSpan.ReadObject(file, begin, file.Length);
        var edits = new List<TextEdit>();
        int outputs = 0;
        foreach ((int start, int end) in JsonSpan.ReadArray(file, root["cells"]!.Start, root["cells"]!.End))
        {
            JsonSpan cell = JsonSpan.ReadObject(file, start, end);
            if (Is(file, cell["cell_type"], "\"code\"")) outputs += StripCell(file, cell, scope, edits);
        }

        if (scope == StripScope.Outputs) StripMetadata(file, root, NotebookNotes, edits);
        return edits.Count == 0 ? new StrippedText(file.ToArray(), 0, false) : new StrippedText(Apply(file, edits), outputs, true);
    }

    /// <returns>1 when the cell had outputs, else 0.</returns>
    private static int StripCell(ReadOnlySpan<byte> file, JsonSpan cell, StripScope scope, List<TextEdit> edits)
    {
        if (scope == StripScope.Timings || KeepsOutput(file, cell))
        {
            StripMetadata(file, cell, TimingNotes, edits);
            return 0;
        }

        StripMetadata(file, cell, CellNotes, edits);
        if (cell["execution_count"] is { } count && !Is(file, count, "null")) edits.Add(new TextEdit(count.Start, count.End, "null"));
        if (cell["outputs"] is not { } outputs || JsonSpan.ReadArray(file, outputs.Start, outputs.End).Count == 0) return 0;
        edits.Add(new TextEdit(outputs.Start, outputs.End, "[]"));
        return 1;
    }

    private static void StripMetadata(ReadOnlySpan<byte> file, JsonSpan owner, IReadOnlyCollection<string> names, List<TextEdit> edits)
    {
        if (owner["metadata"] is not { } metadata || file[metadata.Start] != '{') return;
        JsonSpan notes = JsonSpan.ReadObject(file, metadata.Start, metadata.End);
        if (notes.Properties.Any(property => names.Contains(property.Name))) edits.AddRange(notes.Without(names));
    }

    private static bool KeepsOutput(ReadOnlySpan<byte> file, JsonSpan cell)
    {
        if (cell["metadata"] is not { } metadata || file[metadata.Start] != '{') return false;
        JsonSpan notes = JsonSpan.ReadObject(file, metadata.Start, metadata.End);
        if (Is(file, notes[KeepOutput], "true")) return true;
        return notes["tags"] is { } tags && file[tags.Start] == '['
            && JsonSerializer.Deserialize<JsonElement[]>(file[tags.Start..tags.End])!.Any(tag => tag.ValueKind == JsonValueKind.String && tag.ValueEquals(KeepOutput));
    }

    private static bool Is(ReadOnlySpan<byte> file, JsonPropertySpan? property, string json) =>
        property is not null && file[property.Start..property.End].SequenceEqual(Encoding.UTF8.GetBytes(json));

    private static byte[] Apply(ReadOnlySpan<byte> file, List<TextEdit> edits)
    {
        using var stripped = new MemoryStream(file.Length);
        int at = 0;
        foreach (TextEdit edit in edits.OrderBy(edit => edit.Start))
        {
            stripped.Write(file[at..edit.Start]);
            stripped.Write(Encoding.UTF8.GetBytes(edit.Replacement));
            at = edit.End;
        }

        stripped.Write(file[at..]);
        return stripped.ToArray();
    }
}
