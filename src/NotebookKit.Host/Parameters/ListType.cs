using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>An array: a JSON array, or on a command line also its items between commas.</summary>
/// <param name="Item">The type of its items.</param>
internal sealed record ListType(ParameterType Item) : ParameterType(Item.Name + "[]")
{
    public override string Form => $"{Name}, as a,b,c or a JSON array";

    public override ParameterValue? Read(string text)
    {
        if (!text.TrimStart().StartsWith('[')) return Of(text.Length == 0 ? [] : [.. text.Split(',').Select(item => Item.Read(item.Trim()))]);
        try
        {
            return Read(JsonNode.Parse(text));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public override ParameterValue? Read(JsonNode? json) => json is JsonArray items ? Of([.. items.Select(Item.Read)]) : null;

    private ParameterValue? Of(IReadOnlyList<ParameterValue?> items) => items.Contains(null)
        ? null
        : new ParameterValue(
            $"new {Item.Name}[] {{ {string.Join(", ", items.Select(item => item!.Code))} }}",
            new JsonArray([.. items.Select(item => item!.Json?.DeepClone())]));
}
