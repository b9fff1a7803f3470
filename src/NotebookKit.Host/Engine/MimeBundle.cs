using System.Text.Json.Serialization;

namespace NotebookKit.Host;

/// <summary>One value in several forms, richest first; text/plain is always one of them unless a form was asked for by name, or there is <see cref="Nothing"/>.</summary>
internal sealed record MimeBundle(IReadOnlyList<KeyValuePair<string, string>> Forms)
{
    public const string PlainText = "text/plain";
    public const string Html = "text/html";

    /// <summary>No form at all: there is nothing to show any more.</summary>
    public static MimeBundle Nothing { get; } = new([]);

    public static MimeBundle Of(string mimeType, string data) => new([KeyValuePair.Create(mimeType, data)]);

    public static MimeBundle Plain(string text) => Of(PlainText, text);

    /// <summary>How many characters all forms have together.</summary>
    [JsonIgnore]
    public long Characters => Forms.Sum(form => (long)form.Value.Length);

    public string? this[string mimeType] => Forms.FirstOrDefault(form => form.Key == mimeType).Value;
}
