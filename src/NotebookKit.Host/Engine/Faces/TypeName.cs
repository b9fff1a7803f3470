using System.Text.RegularExpressions;

namespace NotebookKit.Host;

/// <summary>Types as C# writes them, without namespaces.</summary>
internal static partial class TypeName
{
    private static readonly Dictionary<Type, string> Keywords = new (Type Type, string Name)[]
    {
        (typeof(object), "object"), (typeof(string), "string"), (typeof(bool), "bool"), (typeof(char), "char"),
        (typeof(sbyte), "sbyte"), (typeof(byte), "byte"), (typeof(short), "short"), (typeof(ushort), "ushort"),
        (typeof(int), "int"), (typeof(uint), "uint"), (typeof(long), "long"), (typeof(ulong), "ulong"),
        (typeof(nint), "nint"), (typeof(nuint), "nuint"), (typeof(float), "float"), (typeof(double), "double"),
        (typeof(decimal), "decimal"), (typeof(void), "void"),
    }.ToDictionary(keyword => keyword.Type, keyword => keyword.Name);

    public static string Of(Type type)
    {
        if (Keywords.TryGetValue(type, out string? keyword)) return keyword;
        if (Nullable.GetUnderlyingType(type) is { } underlying) return Of(underlying) + "?";
        if (type.IsArray) return $"{Of(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (!type.IsGenericType) return type.Name;
        if (type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) == true) return $"({Arguments(type)})";
        return type.Name.StartsWith('<') && type.Name.Contains("Anonymous", StringComparison.Ordinal) ? "anonymous type" : $"{type.Name.Split('`')[0]}<{Arguments(type)}>";
    }

    /// <summary>A full name without the submission that a cell's own type is nested in.</summary>
    public static string Full(Type type) => Submission().Replace(type.FullName ?? type.Name, "").Replace('+', '.');

    private static string Arguments(Type type) => string.Join(", ", type.GetGenericArguments().Select(Of));

    [GeneratedRegex(@"^Submission#\d+\+")]
    private static partial Regex Submission();
}
