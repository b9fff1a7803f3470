using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>A value that was read as a parameter's type.</summary>
/// <param name="Code">A C# expression of the value; whatever the value holds, it is nothing but that.</param>
/// <param name="Json">The value in reports.</param>
internal sealed record ParameterValue(string Code, JsonNode? Json)
{
    public static ParameterValue Null { get; } = new("null", null);
}
