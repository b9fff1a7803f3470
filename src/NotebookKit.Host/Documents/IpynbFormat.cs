using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NotebookKit.Host;

/// <summary>nbformat 4.x as JSON, written as Jupyter writes it: one space of indentation, text as arrays of lines.</summary>
internal static partial class IpynbFormat
{
    // Outputs may hold any JSON; the reader's own limit of 64 is below what front ends accept.
    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = 512, AllowDuplicateProperties = false };
    private static readonly JsonWriterOptions Writing = new()
    {
        Indented = true,
        IndentCharacter = ' ',
        IndentSize = 1,
        NewLine = "\n",
        MaxDepth = 512,
        Encoder = JupyterEncoder.Instance,
    };

    /// <exception cref="KitException">The text is not an nbformat 4 notebook of C#.</exception>
    public static Notebook Read(string path, string text)
    {
        Notebook notebook = ReadOfAnyLanguage(path, text);
        return LanguageOf(notebook.Root) is { } language && !CellLanguage.IsNotebookLanguage(language)
            ? throw new KitException($"{path} is a notebook of {language}; nbkit runs C#.")
            : notebook;
    }

    /// <exception cref="KitException">The text is not an nbformat 4 notebook.</exception>
    public static Notebook ReadOfAnyLanguage(string path, string text)
    {
        JsonObject root = Parse(path, text);
        if (root["nbformat"] is not JsonValue version || !version.TryGetValue(out int major))
            throw new KitException($"{path} is not a notebook: it does not say its nbformat.");
        if (major != 4)
            throw new KitException($"{path} is nbformat {major}; nbkit reads nbformat 4{(major < 4 ? " (open it in Jupyter and save it to upgrade)" : "")}.");
        if (root["nbformat_minor"] is { } given && !(given is JsonValue minor && minor.TryGetValue(out int _)))
            throw new KitException($"{path} is not a notebook: its nbformat_minor is not a number.");
        if (root["cells"] is not JsonArray cells) throw new KitException($"{path} is not a notebook: it has no list of cells.");

        if (root["metadata"] is not (null or JsonObject)) throw new KitException($"{path} is not a valid notebook: its metadata are not an object.");
        for (int i = 0; i < cells.Count; i++)
            if (CellSchema.ProblemOf(cells[i]) is { } problem)
                throw new KitException($"{path} is not a valid notebook: its cell {i + 1} {problem}.");

        return new Notebook(path, root);
    }

    public static string Write(Notebook notebook)
    {
        foreach (NotebookCell cell in notebook.Cells)
            if (cell.Json["source"] is not JsonArray)
                cell.Source = cell.Source;

        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Writing)) notebook.Root.WriteTo(writer);
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }

    private static JsonObject Parse(string path, string text)
    {
        if (string.IsNullOrWhiteSpace(text)) throw new KitException($"{path} is not a notebook: the file is empty.");
        if (text.Contains("\n<<<<<<< ", StringComparison.Ordinal))
            throw new KitException($"{path} has unresolved merge conflicts, the first in line {text.AsSpan(0, text.IndexOf("\n<<<<<<< ", StringComparison.Ordinal)).Count('\n') + 2}.");
        try
        {
            return JsonNode.Parse(WithWholeCharacters(text), documentOptions: Reading) as JsonObject
                ?? throw new KitException($"{path} is not a notebook: its JSON is not an object.");
        }
        catch (JsonException failure)
        {
            throw new KitException($"{path} is not valid JSON: {failure.Message}", failure);
        }
    }

    /// <summary>The language that the notebook says it is of, or null.</summary>
    public static string? LanguageOf(JsonObject root)
    {
        if (root["metadata"] is not JsonObject metadata) return null;
        JsonNode? named = (metadata["kernelspec"] as JsonObject)?["language"] ?? (metadata["language_info"] as JsonObject)?["name"];
        return named is JsonValue value && value.TryGetValue(out string? language) ? language : null;
    }

    // JavaScript writes half of a surrogate pair as an escape; it is no text, and cannot be written again.
    private static string WithWholeCharacters(string text) => text.Contains("\\ud", StringComparison.OrdinalIgnoreCase)
        ? Escape().Replace(text, escape => escape.Groups["half"].Success ? "\\ufffd" : escape.Value)
        : text;

    [GeneratedRegex(@"\\(?:u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|(?<half>u[dD][89a-fA-F][\da-fA-F]{2})|.)", RegexOptions.Singleline)]
    private static partial Regex Escape();
}
