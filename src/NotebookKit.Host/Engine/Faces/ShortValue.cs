using System.Collections;
using System.Globalization;
using TorchSharp;

namespace NotebookKit.Host;

/// <summary>
/// A value in a few characters, at no cost: nothing is computed, enumerated or asked for its own text, which could take a
/// minute for a tensor and throw for anything.
/// </summary>
internal static class ShortValue
{
    private const int Longest = 60;

    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => Cut($"\"{text[..Math.Min(text.Length, Longest)]}\"".ReplaceLineEndings("⏎")),
        char or bool or Enum => value.ToString()!,
        torch.Tensor tensor => tensor.IsInvalid ? "disposed" : $"{string.Join('×', tensor.shape)} {tensor.dtype.ToString().ToLowerInvariant()}",
        DateTime or DateTimeOffset or DateOnly or TimeOnly or TimeSpan or Guid or Version => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        _ when value is decimal or Half or Int128 or UInt128 || value.GetType().IsPrimitive => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        Array array => string.Join('×', Enumerable.Range(0, array.Rank).Select(array.GetLength)) + (array.Length == 1 ? " element" : " elements"),
        ICollection collection when value.GetType().Namespace?.StartsWith("System", StringComparison.Ordinal) == true => $"{collection.Count} element{(collection.Count == 1 ? "" : "s")}",
        _ => TypeName.Of(value.GetType()),
    };

    private static string Cut(string text) => text.Length <= Longest ? text : text[..Longest] + "…";
}
