using System.Text;
using System.Text.Json;

namespace NotebookKit.Host;

/// <summary>Where the lines of cells lie in the text of their file, so that an error can be shown there.</summary>
internal static class SourceLines
{
    /// <summary>The line of the notebook's file that holds a failure's line, or null where the file does not have it.</summary>
    /// <param name="path">The notebook's file.</param>
    /// <param name="notebook">The notebook as it was run.</param>
    /// <param name="failure">The failure.</param>
    public static int? OfFailure(string path, Notebook notebook, CellFailure failure)
    {
        // A run adds the cell of its parameters, which the file may lack.
        NotebookCell[] cells = [.. notebook.Cells.Where(cell => cell.Kind == CellKind.Code)];
        NotebookCell failed = cells[failure.Number - 1];
        if (failed.HasTag(CellTags.InjectedParameters)) return null;
        int position = cells.Where(cell => !cell.HasTag(CellTags.InjectedParameters)).ToList().IndexOf(failed);
        try
        {
            IReadOnlyList<SourcePlace> places = Of(path);
            SourcePlace? place = failed.Id is { } id ? places.FirstOrDefault(candidate => candidate.Id == id) : null;
            place ??= places.Where(candidate => !candidate.IsInjected).ElementAtOrDefault(position);
            return place is not null && failure.Error.Line <= place.Lines.Count ? place.Lines[failure.Error.Line - 1] : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or KitException)
        {
            return null; // the file was changed or removed while it ran
        }
    }

    private static IReadOnlyList<SourcePlace> Of(string path) => NotebookFile.IsScript(path)
        ? DibFormat.Places(path, File.ReadAllText(path))
        : OfIpynb(File.ReadAllBytes(path));

    /// <summary>The code cells of an .ipynb, in order, with the line of the file for each line of their source.</summary>
    internal static IReadOnlyList<SourcePlace> OfIpynb(ReadOnlySpan<byte> utf8)
    {
        if (utf8.StartsWith(Encoding.UTF8.Preamble)) utf8 = utf8[Encoding.UTF8.Preamble.Length..];
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 512 });
        var lines = new LineCounter();
        var places = new List<SourcePlace>();
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool cells = reader.ValueTextEquals("cells");
            reader.Read();
            if (!cells || reader.TokenType != JsonTokenType.StartArray)
            {
                reader.Skip();
                continue;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
                if (ReadCell(ref reader, utf8, ref lines) is { } place)
                    places.Add(place);
        }

        return places;
    }

    private static SourcePlace? ReadCell(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8, ref LineCounter counter)
    {
        string? id = null;
        bool code = false, injected = false;
        List<int> lines = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string? property = reader.GetString();
            reader.Read();
            switch (property)
            {
                case "cell_type": code = reader.ValueTextEquals("code"); break;
                case "id": id = reader.GetString(); break;
                case "source": lines = ReadSource(ref reader, utf8, ref counter); break;
                case "metadata":
                    using (JsonDocument metadata = JsonDocument.ParseValue(ref reader))
                        injected = metadata.RootElement.ToString().Contains($"\"{CellTags.InjectedParameters}\"", StringComparison.Ordinal);
                    break;
                default: reader.Skip(); break;
            }
        }

        return code ? new SourcePlace(id, injected, lines) : null;
    }

    private static List<int> ReadSource(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8, ref LineCounter counter)
    {
        var lines = new List<int>();
        bool starts = true;
        bool isList = reader.TokenType == JsonTokenType.StartArray;
        if (isList) reader.Read();
        while (reader.TokenType == JsonTokenType.String)
        {
            int line = counter.LineOf(utf8, (int)reader.TokenStartIndex);
            foreach (char c in reader.GetString()!)
            {
                if (starts) lines.Add(line);
                starts = c == '\n';
            }

            if (!isList) break;
            reader.Read();
        }

        return lines;
    }

    /// <summary>Counts lines once, from the front: positions only grow.</summary>
    private struct LineCounter()
    {
        private int _line = 1, _position;

        public int LineOf(ReadOnlySpan<byte> text, int position)
        {
            _line += text[_position..position].Count((byte)'\n');
            _position = position;
            return _line;
        }
    }
}
