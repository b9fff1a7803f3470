using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis.CSharp;

namespace NotebookKit.Host;

/// <summary>A type of single values: text, numbers, truth, spans and points of time.</summary>
internal sealed record ScalarType : ParameterType
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    private static readonly Dictionary<string, ScalarType> Known = new ScalarType[]
    {
        new("string", text => new ParameterValue(SymbolDisplay.FormatLiteral(text, quote: true), JsonValue.Create(text))),
        new("bool", text => bool.TryParse(text, out bool value) ? new ParameterValue(value ? "true" : "false", JsonValue.Create(value)) : null),
        new("int", text => int.TryParse(text, NumberStyles.AllowLeadingSign, Invariant, out int value) ? new ParameterValue(value.ToString(Invariant), JsonValue.Create(value)) : null),
        new("long", text => long.TryParse(text, NumberStyles.AllowLeadingSign, Invariant, out long value) ? new ParameterValue(value.ToString(Invariant) + "L", JsonValue.Create(value)) : null),
        new("double", text => double.TryParse(text, NumberStyles.Float, Invariant, out double value) && double.IsFinite(value) ? new ParameterValue(value.ToString("R", Invariant) + "d", JsonValue.Create(value)) : null),
        new("float", text => float.TryParse(text, NumberStyles.Float, Invariant, out float value) && float.IsFinite(value) ? new ParameterValue(value.ToString("R", Invariant) + "f", JsonValue.Create(value)) : null),
        new("decimal", text => decimal.TryParse(text, NumberStyles.Float, Invariant, out decimal value) ? new ParameterValue(value.ToString(Invariant) + "m", JsonValue.Create(value)) : null),
        new("TimeSpan", ReadTimeSpan) { FormText = "TimeSpan, as hh:mm:ss" },
        new("DateTime", ReadDateTime) { FormText = "DateTime, as 2026-11-23 or 2026-11-23T08:00:00" },
    }.ToDictionary(type => type.Name);

    private readonly Func<string, ParameterValue?> _read;

    private ScalarType(string name, Func<string, ParameterValue?> read) : base(name) => _read = read;

    public override string Form => FormText ?? Name;

    private string? FormText { get; init; }

    /// <summary>The type of that name, without its namespace, or null.</summary>
    public static ScalarType? Of(string name) => Known.GetValueOrDefault(name switch
    {
        "String" or "System.String" => "string",
        "Boolean" or "System.Boolean" => "bool",
        "Int32" or "System.Int32" => "int",
        "Int64" or "System.Int64" => "long",
        "Double" or "System.Double" => "double",
        "Single" or "System.Single" => "float",
        "Decimal" or "System.Decimal" => "decimal",
        "System.TimeSpan" => "TimeSpan",
        "System.DateTime" => "DateTime",
        _ => name,
    });

    public override ParameterValue? Read(string text) => _read(text);

    // JSON knows numbers, text and truth: 30 is no text and "30" no number. Its digits are read, so that no rounding comes between.
    public override ParameterValue? Read(JsonNode? json) => (Name, json?.GetValueKind()) switch
    {
        ("string" or "TimeSpan" or "DateTime", JsonValueKind.String) => _read(json!.GetValue<string>()),
        ("bool", JsonValueKind.True or JsonValueKind.False) => _read(json!.ToJsonString()),
        ("int" or "long" or "double" or "float" or "decimal", JsonValueKind.Number) => _read(json!.ToJsonString()),
        _ => null,
    };

    private static ParameterValue? ReadTimeSpan(string text)
    {
        // A bare number would be days, which nobody means.
        if (!text.Contains(':') || !TimeSpan.TryParse(text, Invariant, out TimeSpan value)) return null;
        string exact = value.ToString("c", Invariant);
        return new ParameterValue($"global::System.TimeSpan.Parse(\"{exact}\", global::System.Globalization.CultureInfo.InvariantCulture)", JsonValue.Create(exact));
    }

    private static ParameterValue? ReadDateTime(string text)
    {
        string[] forms = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"];
        if (!DateTime.TryParseExact(text, forms, Invariant, DateTimeStyles.RoundtripKind, out DateTime value)) return null;
        string exact = value.ToString("O", Invariant);
        return new ParameterValue(
            $"global::System.DateTime.Parse(\"{exact}\", global::System.Globalization.CultureInfo.InvariantCulture, global::System.Globalization.DateTimeStyles.RoundtripKind)",
            JsonValue.Create(exact));
    }
}
