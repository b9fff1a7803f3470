using System.Text.RegularExpressions;

namespace NotebookKit.Host;

/// <summary>A documentation id as somebody would write it: <c>M:System.Console.WriteLine(System.String)</c> is Console.WriteLine.</summary>
internal static partial class MemberName
{
    public static string Of(string id)
    {
        char kind = id is [var first, ':', ..] ? first : 'T';
        string name = Arity().Replace(Arguments().Replace(id is [_, ':', ..] ? id[2..] : id, ""), "").Replace('{', '<').Replace('}', '>');
        string[] parts = name.Split('.');
        if (kind is 'N' or '!') return name;
        if (kind == 'T') return parts[^1];
        return parts is [.., var type, "#ctor"] ? type : string.Join('.', parts.TakeLast(2));
    }

    [GeneratedRegex(@"\(.*$|~.*$")]
    private static partial Regex Arguments();

    [GeneratedRegex(@"`+\d+")]
    private static partial Regex Arity();
}
