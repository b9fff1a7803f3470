using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>A type whose values may be missing: <c>null</c> on a command line and in JSON.</summary>
/// <param name="Inner">The type of the values that are there.</param>
internal sealed record NullableType(ParameterType Inner) : ParameterType(Inner.Name + "?")
{
    public override string Form => $"{Inner.Form}, or null";

    public override ParameterValue? Read(string text) => text == "null" ? ParameterValue.Null : Inner.Read(text);

    public override ParameterValue? Read(JsonNode? json) => json is null ? ParameterValue.Null : Inner.Read(json);
}
