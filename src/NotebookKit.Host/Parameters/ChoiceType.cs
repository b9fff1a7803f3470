using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>An enumeration that the notebook declares: one of its names.</summary>
/// <param name="EnumName">The enumeration.</param>
/// <param name="Members">Its members.</param>
internal sealed record ChoiceType(string EnumName, IReadOnlyList<string> Members) : ParameterType(EnumName)
{
    public override string Form => $"{Name}: {string.Join(" or ", Members)}";

    public override ParameterValue? Read(string text) =>
        Members.FirstOrDefault(member => member.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } known
            ? new ParameterValue($"{Name}.{known}", JsonValue.Create(known))
            : null;

    public override ParameterValue? Read(JsonNode? json) => json?.GetValueKind() == JsonValueKind.String ? Read(json.GetValue<string>()) : null;
}
