using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>Two outputs, each form by what it is: text, number, markup, picture, JSON.</summary>
internal sealed class OutputComparison
{
    private readonly CellRules _rules;
    private readonly TextComparison _text;
    private readonly JsonComparison _json;
    private readonly PictureComparison _pictures;
    private readonly MarkupComparison _markup;

    /// <param name="rules">The cell's own.</param>
    /// <param name="run">The run's.</param>
    /// <param name="sanitise">What is replaced in texts.</param>
    public OutputComparison(CellRules rules, ComparisonOptions run, IReadOnlyList<SanitiseRule> sanitise)
    {
        ComparisonOptions options = rules.Within(run);
        _rules = rules;
        _text = new TextComparison(options, sanitise);
        _json = new JsonComparison(_text);
        _pictures = new PictureComparison(options);
        _markup = new MarkupComparison(_text, _pictures);
    }

    /// <summary>The first form that differs and how, or null where none does.</summary>
    public (string Form, string What)? Difference(JsonObject stored, JsonObject fresh)
    {
        (string expected, string found) = (KindOf(stored), KindOf(fresh));
        if (expected != found) return (found, $"it is {found} and was {expected}: {StoredOutput.Shown(fresh)}");
        if (StoredOutput.Stream(stored) is { } stream) return Named(stream, _text.Difference(TextLines.Read(stored["text"]), TextLines.Read(fresh["text"])));
        if (expected == "error")
            return Named("error", _text.Difference(Words(stored), Words(fresh)));

        JsonObject before = stored["data"] as JsonObject ?? [], now = fresh["data"] as JsonObject ?? [];
        // Plain text first: where all forms say the same, it says it best.
        foreach (string form in before.Concat(now).Select(pair => pair.Key).Distinct().OrderByDescending(key => key == MimeBundle.PlainText))
        {
            if (!now.ContainsKey(form)) return (form, "this form is missing");
            if (!before.ContainsKey(form)) return (form, "this form is not in the stored output");
            if (_rules.Counts(form) && Difference(form, before[form], now[form]) is { } what) return (form, what);
        }

        return null;
    }

    private string? Difference(string form, JsonNode? stored, JsonNode? fresh) => form switch
    {
        _ when CellSchema.IsJson(form) => _json.Difference(stored, fresh),
        "image/png" or "image/jpeg" => _pictures.Difference(TextLines.Read(stored), TextLines.Read(fresh)),
        "image/svg+xml" => _markup.Difference(TextLines.Read(stored), TextLines.Read(fresh), isDrawing: true),
        MimeBundle.Html => _markup.Difference(TextLines.Read(stored), TextLines.Read(fresh), isDrawing: false),
        _ => _text.Difference(TextLines.Read(stored), TextLines.Read(fresh)),
    };

    private static (string, string)? Named(string form, string? what) => what is null ? null : (form, what);

    private static string Words(JsonObject error) => $"{TextLines.Read(error["ename"])}: {TextLines.Read(error["evalue"])}";

    // A value is the same value whether it was displayed or was the cell's last expression.
    private static string KindOf(JsonObject output) => StoredOutput.Stream(output) ?? (TextLines.Read(output["output_type"]) == "error" ? "error" : "a value");
}
