using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>The values of <c>--parameters FILE</c>: a JSON object with a value for each name.</summary>
/// <param name="Path">The file.</param>
/// <param name="Values">The values by name.</param>
internal sealed record ParameterFile(string Path, JsonObject Values)
{
    private static readonly JsonDocumentOptions Reading = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowDuplicateProperties = false };

    /// <exception cref="KitException">The file cannot be read or is not a JSON object.</exception>
    public static ParameterFile Read(string path)
    {
        string text = NotebookFile.ReadText(path);
        try
        {
            return JsonNode.Parse(text, documentOptions: Reading) is JsonObject values
                ? new ParameterFile(path, values)
                : throw new KitException($"{path} does not hold parameters: it must be a JSON object such as {{ \"epochs\": 30 }}.");
        }
        catch (JsonException failure)
        {
            throw new KitException($"{path} is not valid JSON: {failure.Message}", failure);
        }
    }
}
