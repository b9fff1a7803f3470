using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis.CSharp;

namespace NotebookKit.Host;

/// <summary>A variable that the parameters cell assigns.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its C# type: string, int, long, double or bool.</param>
/// <param name="IsConstant">Whether it has to be declared anew, because a constant cannot be assigned.</param>
internal sealed record NotebookParameter(string Name, string Type, bool IsConstant)
{
    /// <summary>Reads a value of the parameter's type as C# and as JSON, or returns null when it is none.</summary>
    public (string Code, JsonNode Json)? Read(string text)
    {
        CultureInfo invariant = CultureInfo.InvariantCulture;
        return Type switch
        {
            "string" => (SymbolDisplay.FormatLiteral(text, quote: true), JsonValue.Create(text)),
            "bool" when bool.TryParse(text, out bool value) => (value ? "true" : "false", JsonValue.Create(value)),
            "int" when int.TryParse(text, NumberStyles.AllowLeadingSign, invariant, out int value) => (value.ToString(invariant), JsonValue.Create(value)),
            "long" when long.TryParse(text, NumberStyles.AllowLeadingSign, invariant, out long value) => (value.ToString(invariant) + "L", JsonValue.Create(value)),
            "double" when double.TryParse(text, NumberStyles.Float, invariant, out double value) && double.IsFinite(value) => (value.ToString("R", invariant) + "d", JsonValue.Create(value)),
            _ => null,
        };
    }

    /// <summary>The statement that gives it a value.</summary>
    public string Assign(string code) => IsConstant ? $"const {Type} {Name} = {code};" : $"{Name} = {code};";
}
