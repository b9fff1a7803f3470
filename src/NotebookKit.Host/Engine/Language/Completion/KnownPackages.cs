using System.Text.RegularExpressions;

namespace NotebookKit.Host;

/// <summary>The packages that a cell can have without a network: those that nbkit carries and those in NuGet's global folder.</summary>
internal static partial class KnownPackages
{
    // A package's own name stands at the head of its .nuspec.
    private const int HeadCharacters = 2048;

    private static string Folder =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } folder
            ? folder
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>Names that begin so; the carried ones first.</summary>
    public static IEnumerable<string> Names(string typed)
    {
        string[] carried = [.. CarriedPackages.OfThisProcess.All.Select(package => package.Id).Where(Fits).Order(StringComparer.OrdinalIgnoreCase)];
        return carried.Concat(Folders(Folder).Where(Fits).Except(carried, StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).Take(Completions.Most).Select(AsWritten));

        bool Fits(string name) => NameMatch.Rank(typed, name) is not null;
    }

    /// <summary>A package's versions: the carried one, then the newest first.</summary>
    public static IEnumerable<string> Versions(string id)
    {
        if (id.Length == 0 || id.Contains("..", StringComparison.Ordinal)) return [];
        string[] carried = CarriedPackages.OfThisProcess.Find(id) is { } package ? [package.Version] : [];
        return carried.Concat(Folders(Path.Combine(Folder, id.ToLowerInvariant()))
            .OrderByDescending(version => Version.TryParse(version.Split('-', '+')[0], out Version? numbers) ? numbers : new Version())
            .ThenBy(version => version.Contains('-'))
            .ThenByDescending(version => version, StringComparer.Ordinal));
    }

    /// <summary>The folder's name is lower-case; its author's is not.</summary>
    private static string AsWritten(string folder)
    {
        string? nuspec = Folders(Path.Combine(Folder, folder)).Select(version => Path.Combine(Folder, folder, version, folder + ".nuspec")).FirstOrDefault(File.Exists);
        if (nuspec is null) return folder;
        try
        {
            using StreamReader reader = File.OpenText(nuspec);
            char[] head = new char[HeadCharacters];
            Match id = Id().Match(new string(head, 0, reader.ReadBlock(head)));
            return id.Success && id.Groups["id"].Value.Equals(folder, StringComparison.OrdinalIgnoreCase) ? id.Groups["id"].Value : folder;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return folder;
        }
    }

    private static string[] Folders(string parent)
    {
        try
        {
            return [.. Directory.EnumerateDirectories(parent).Select(folder => Path.GetFileName(folder)!)];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return [];
        }
    }

    [GeneratedRegex(@"<id>\s*(?<id>[^<\s]+)\s*</id>")]
    private static partial Regex Id();
}
