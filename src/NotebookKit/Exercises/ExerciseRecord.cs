using System.Text.Json;

namespace NotebookKit;

/// <summary>Keeps states in a file of the user's cache. What cannot be read counts as not begun: an exercise is no bank account.</summary>
/// <param name="path">The file.</param>
internal sealed class ExerciseRecord(string path)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public string Path => path;

    public static ExerciseRecord Of(string course) => new(System.IO.Path.Combine(KitPaths.Cache, "exercises", $"{FileName(course)}.json"));

    public IReadOnlyList<ExerciseState> Read()
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<ExerciseState[]>(File.ReadAllBytes(path), Json) ?? [] : [];
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <exception cref="KitException">The folder cannot be written.</exception>
    public void Write(IReadOnlyList<ExerciseState> states)
    {
        try
        {
            AtomicFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(states, Json));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new KitException($"The progress cannot be kept in {path} ({error.Message}): let NOTEBOOKKIT_CACHE name a folder that can be written.", error);
        }
    }

    private static string FileName(string course) => string.Concat(course.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '-'));
}
