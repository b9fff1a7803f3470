using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace NotebookKit;

/// <summary>Turns what goes wrong within a file into one sentence.</summary>
internal static class WeightFault
{
    /// <summary>Whether an exception comes from what a file holds, or from reading it.</summary>
    public static bool IsDamage(Exception error) => error is IOException or InvalidDataException or UnauthorizedAccessException or JsonException or OverflowException
        or OutOfMemoryException or ExternalException or InvalidOperationException { InnerException: DecoderFallbackException } or FormatException or InvalidCastException or ArgumentException or IndexOutOfRangeException or KeyNotFoundException;

    public static KitException Of(string path, string format, Exception error) => new($"{path} cannot be read as weights ({format}): {Reason(error)}.", error);

    /// <summary>The reason, to follow a colon.</summary>
    public static string Reason(Exception error) => error switch
    {
        OutOfMemoryException or ExternalException => "there is not the memory for it",
        EndOfStreamException => "it is cut short",
        InvalidDataException or UnauthorizedAccessException or IOException => error.Message.Split('\n')[0].TrimEnd('.'),
        InvalidOperationException => "its header is not UTF-8",
        JsonException => "its header is no JSON that could be read",
        _ => "its content makes no sense",
    };
}
