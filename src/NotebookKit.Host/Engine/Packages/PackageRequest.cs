using System.Text.RegularExpressions;

namespace NotebookKit.Host;

/// <summary>What <c>#r "nuget: Id, Version"</c> asks for.</summary>
/// <param name="Id">The package's name.</param>
/// <param name="Version">The version as it was written, a range or a pattern such as <c>1.*</c> too; null for the newest.</param>
/// <param name="Line">The line in the cell, from 1.</param>
internal sealed partial record PackageRequest(string Id, string? Version, int Line)
{
    /// <summary>The package and, where one was asked for, the version.</summary>
    public string Title => Version is null ? Id : $"{Id} {Version}";

    /// <summary>Whether the answer depends on what the sources hold today.</summary>
    public bool Floats => Version is null || Version.Contains('*');

    /// <summary>Reads the text between the quotes, or returns null when it does not name a package.</summary>
    public static PackageRequest? Parse(string text, int line)
    {
        Match match = Form().Match(text);
        if (!match.Success) return null;
        string version = match.Groups["version"].Value.Trim();
        return new PackageRequest(match.Groups["id"].Value, version.Length == 0 || version == "*" ? null : version, line);
    }

    /// <summary>Whether a package of this version is what was asked for: 0.1.0, [0.1.0] and 0.1.0.0 are the same.</summary>
    public bool Accepts(string version)
    {
        if (Version is null) return true;
        string wanted = Version.Trim('[', ']', ' ');
        return wanted.EndsWith('*')
            ? version.StartsWith(wanted[..^1], StringComparison.OrdinalIgnoreCase)
            : string.Equals(Normalize(wanted), Normalize(version), StringComparison.OrdinalIgnoreCase);
    }

    private static string Normalize(string version)
    {
        string text = version.Split('+')[0];
        return System.Version.TryParse(text, out Version? numbers)
            ? string.Join('.', Math.Max(0, numbers.Major), Math.Max(0, numbers.Minor), Math.Max(0, numbers.Build), Math.Max(0, numbers.Revision))
            : text;
    }

    [GeneratedRegex(@"^\s*nuget\s*:\s*(?<id>[\w.-]+)\s*(,(?<version>[\w\s.+*,\[\]()-]*))?$", RegexOptions.IgnoreCase)]
    private static partial Regex Form();
}
