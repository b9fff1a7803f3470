using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>Two JSON values by structure: the order of properties does not matter, numbers may be close, text is text.</summary>
internal sealed class JsonComparison(TextComparison text)
{
    /// <summary>The first difference with its place, or null where there is none.</summary>
    public string? Difference(JsonNode? stored, JsonNode? fresh, string place = "$")
    {
        if (stored is JsonObject expected && fresh is JsonObject found)
        {
            if (expected.Select(pair => pair.Key).FirstOrDefault(key => !found.ContainsKey(key)) is { } missing) return $"{place}.{missing} is missing";
            if (found.Select(pair => pair.Key).FirstOrDefault(key => !expected.ContainsKey(key)) is { } added) return $"{place}.{added} is not in the stored output";
            return expected.Select(pair => Difference(pair.Value, found[pair.Key], $"{place}.{pair.Key}")).FirstOrDefault(difference => difference is not null);
        }

        if (stored is JsonArray expectedItems && fresh is JsonArray foundItems)
        {
            if (expectedItems.Count != foundItems.Count) return $"{place} has {foundItems.Count} items, not {expectedItems.Count}";
            return expectedItems.Select((item, i) => Difference(item, foundItems[i], $"{place}[{i}]")).FirstOrDefault(difference => difference is not null);
        }

        JsonValueKind kind = stored?.GetValueKind() ?? JsonValueKind.Null;
        if (kind != (fresh?.GetValueKind() ?? JsonValueKind.Null)) return $"{place}: {Shown(fresh)} is not {Shown(stored)}";
        return kind switch
        {
            JsonValueKind.Number => text.AreClose(NumberTokens.ValueOf(stored!.ToJsonString()), NumberTokens.ValueOf(fresh!.ToJsonString()))
                ? null
                : $"{place}: {fresh.ToJsonString()} is not {stored.ToJsonString()} ({text.Tolerance})",
            JsonValueKind.String => text.Difference(stored!.GetValue<string>(), fresh!.GetValue<string>()) is { } words ? $"{place}: {words}" : null,
            _ => null,
        };
    }

    private static string Shown(JsonNode? node)
    {
        string json = node?.ToJsonString() ?? "null";
        return json.Length <= 40 ? json : json[..40] + "…";
    }
}
