using System.Text.Json;

namespace NotebookKit.Host;

/// <summary>Where an object and its properties lie in the bytes of a JSON text.</summary>
/// <param name="Start">The opening brace.</param>
/// <param name="End">The byte after the closing one.</param>
/// <param name="Properties">The properties in order.</param>
internal sealed record JsonSpan(int Start, int End, IReadOnlyList<JsonPropertySpan> Properties)
{
    private static readonly JsonReaderOptions Reading = new() { MaxDepth = 512 };

    public JsonPropertySpan? this[string name] => Properties.FirstOrDefault(property => property.Name == name);

    /// <param name="utf8">The whole text.</param>
    /// <param name="start">Where the object begins.</param>
    /// <param name="end">The byte after its end.</param>
    public static JsonSpan ReadObject(ReadOnlySpan<byte> utf8, int start, int end)
    {
        var reader = new Utf8JsonReader(utf8[start..end], Reading);
        reader.Read();
        int open = start + (int)reader.TokenStartIndex;
        var properties = new List<JsonPropertySpan>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            (string name, int nameStart) = (reader.GetString()!, start + (int)reader.TokenStartIndex);
            reader.Read();
            int valueStart = start + (int)reader.TokenStartIndex;
            reader.Skip();
            properties.Add(new JsonPropertySpan(name, nameStart, valueStart, start + (int)reader.BytesConsumed));
        }

        return new JsonSpan(open, start + (int)reader.BytesConsumed, properties);
    }

    /// <summary>Where each item of an array lies.</summary>
    public static IReadOnlyList<(int Start, int End)> ReadArray(ReadOnlySpan<byte> utf8, int start, int end)
    {
        var reader = new Utf8JsonReader(utf8[start..end], Reading);
        var items = new List<(int, int)>();
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            int item = start + (int)reader.TokenStartIndex;
            reader.Skip();
            items.Add((item, start + (int)reader.BytesConsumed));
        }

        return items;
    }

    /// <summary>The edits that take properties out, with the commas and line ends that went with them.</summary>
    public IEnumerable<TextEdit> Without(IReadOnlyCollection<string> names)
    {
        if (Properties.All(property => names.Contains(property.Name)))
        {
            if (Properties.Count > 0) yield return new TextEdit(Start + 1, End - 1, "");
            yield break;
        }

        JsonPropertySpan? kept = null;
        for (int i = 0; i < Properties.Count; i++)
        {
            if (!names.Contains(Properties[i].Name))
            {
                kept = Properties[i];
                continue;
            }

            int last = i;
            while (last + 1 < Properties.Count && names.Contains(Properties[last + 1].Name)) last++;
            yield return kept is null
                ? new TextEdit(Properties[i].NameStart, Properties[last + 1].NameStart, "")
                : new TextEdit(kept.End, Properties[last].End, "");
            i = last;
        }
    }
}
