using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>
/// What a cell's metadata says of its check: <c>"nbkit": {"tolerance": 0.05, "forms": ["text/plain"]}</c>, for what a
/// training shows, which no two machines compute alike.
/// </summary>
/// <param name="Tolerance">By how much its numbers may differ, or null for what the run says.</param>
/// <param name="Forms">The forms that are compared, or null for all.</param>
internal sealed record CellRules(double? Tolerance, IReadOnlyList<string>? Forms)
{
    /// <exception cref="KitException">They do not have that form.</exception>
    public static CellRules Of(NotebookCell? cell, string? path)
    {
        if ((cell?.Json["metadata"] as JsonObject)?["nbkit"] is not JsonObject rules) return new CellRules(null, null);
        double? tolerance = rules["tolerance"] switch
        {
            null => null,
            JsonValue value when value.TryGetValue(out double number) && number >= 0 => number,
            _ => throw Wrong("tolerance must be a number of at least 0"),
        };
        IReadOnlyList<string>? forms = rules["forms"] switch
        {
            null => null,
            JsonArray list when list.All(item => item is JsonValue value && value.TryGetValue(out string? _)) => [.. list.Select(item => item!.GetValue<string>())],
            _ => throw Wrong("forms must be a list of mime types"),
        };
        return new CellRules(tolerance, forms);

        KitException Wrong(string what) => new($"{path}, cell {cell!.Id}: its metadata nbkit.{what}.");
    }

    /// <summary>The run's options with the cell's own tolerance.</summary>
    public ComparisonOptions Within(ComparisonOptions options) => Tolerance is { } own ? options with { Tolerance = own } : options;

    /// <summary>Whether a form of an output is compared.</summary>
    public bool Counts(string form) => Forms?.Contains(form) != false;
}
