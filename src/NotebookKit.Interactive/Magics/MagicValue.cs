using System.Globalization;

namespace NotebookKit.Interactive;

/// <summary>Reads the values that are written behind a magic command.</summary>
internal static class MagicValue
{
    /// <summary>Whether values of a type can be written; others are taken from the notebook's variables.</summary>
    public static bool CanRead(Type type) =>
        Plain(type) is var plain && (plain == typeof(string) || plain == typeof(bool) || plain == typeof(int) || plain == typeof(long) || plain == typeof(double)
            || plain == typeof(long[]) || plain.IsEnum);

    /// <summary>What a value of a type is called.</summary>
    public static string Kind(Type type) => Plain(type) switch
    {
        var plain when plain == typeof(string) => "text",
        var plain when plain == typeof(bool) => "true or false",
        var plain when plain == typeof(double) => "number",
        var plain when plain == typeof(long[]) => "whole numbers separated by commas",
        { IsEnum: true } plain => string.Join(" or ", Enum.GetNames(plain).Select(name => name.ToLowerInvariant())),
        _ => "whole number",
    };

    /// <summary>Reads a value, or returns null when the text is none.</summary>
    public static object? Read(string text, Type type) => Plain(type) switch
    {
        var plain when plain == typeof(string) => text,
        var plain when plain == typeof(bool) => bool.TryParse(text, out bool value) ? value : null,
        var plain when plain == typeof(int) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) ? value : null,
        var plain when plain == typeof(long) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) ? value : null,
        var plain when plain == typeof(double) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : null,
        var plain when plain == typeof(long[]) => ReadMany(text),
        var plain => Enum.TryParse(plain, text, ignoreCase: true, out object? value) && !int.TryParse(text, CultureInfo.InvariantCulture, out _) ? value : null,
    };

    private static long[]? ReadMany(string text)
    {
        object?[] values = [.. text.Split(',').Select(part => Read(part.Trim(), typeof(long)))];
        return values.Contains(null) ? null : [.. values.Cast<long>()];
    }

    private static Type Plain(Type type) => Nullable.GetUnderlyingType(type) ?? type;
}
