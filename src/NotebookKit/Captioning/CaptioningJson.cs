using System.Text.Json;
using System.Text.Json.Serialization;

namespace NotebookKit;

/// <summary>The JSON files of captioners: written whole or not at all, and read with a sentence for whatever is wrong.</summary>
internal static class CaptioningJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <exception cref="KitException">The file cannot be written.</exception>
    public static void Write<T>(string path, T value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        try
        {
            AtomicFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(value, Options));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new KitException($"{path} cannot be written: {error.Message.TrimEnd('.')}; what was there is still there.", error);
        }
    }

    /// <exception cref="KitException">The file is not there, damaged, or of another kind.</exception>
    public static T Read<T>(string path) where T : class
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), Options) ?? throw new JsonException("it holds nothing");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new KitException($"{path} cannot be read as what a captioner saved: {error.Message.TrimEnd('.')}.", error);
        }
    }
}
