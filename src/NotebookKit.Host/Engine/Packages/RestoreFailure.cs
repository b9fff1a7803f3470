using System.Text.RegularExpressions;

namespace NotebookKit.Host;

/// <summary>Says in one sentence why packages cannot be had, and the way out.</summary>
internal static partial class RestoreFailure
{
    private const int LongestQuote = 300;

    public static CellSourceException NoSdk(RestorePlan plan) =>
        At(plan, null, request => $"#r \"nuget: {request.Id}\": fetching packages needs the .NET SDK {Environment.Version.Major}, and this machine has only the runtime: install the SDK, or run this notebook once where it is and bring NOTEBOOKKIT_CACHE and NUGET_PACKAGES along.");

    public static CellSourceException Of(RestorePlan plan, IReadOnlyList<RestoreLog> logs, string said)
    {
        RestoreLog? error = logs.OrderBy(log => Order(log.Code)).FirstOrDefault(log => log.IsError);
        if (error is null)
        {
            string words = Quote(Unlogged(said));
            return At(plan, null, request => Damage().IsMatch(words)
                ? $"{request.Title} cannot be restored, because the file of a package is damaged ({words}): delete it where it comes from, or name another source with #i \"nuget: …\"."
                : $"{request.Title} cannot be restored: {words}");
        }

        // A registry out of reach looks to NuGet like one that lacks the package.
        bool unreachable = logs.Any(log => log.Code is "NU1801" or "NU1301" && log.Message.Contains("https://"));
        string name = error.Package ?? "";
        return At(plan, error.Package, request => error.Code switch
        {
            "NU1101" or "NU1102" or "NU1103" when KitPaths.Offline =>
                $"{Wanted(name, request)} is not on this machine, and NOTEBOOKKIT_OFFLINE forbids fetching it: unset it, or name a folder that has the package with #i \"nuget: FOLDER\".",
            "NU1101" or "NU1102" or "NU1103" when unreachable =>
                $"{Wanted(name, request)} is not on this machine, and a source of packages cannot be reached ({Quote(logs.First(log => log.Code is "NU1801" or "NU1301" && log.Message.Contains("https://")).Message)}): check the network or the proxy, or name a folder with #i \"nuget: FOLDER\".",
            "NU1101" => $"There is no package {name} in {SourcesIn(error.Message)}: check the name, or name its source with #i \"nuget: …\".",
            "NU1102" => NearestVersion().Match(error.Message) is { Success: true } nearest
                ? $"There is no {Wanted(name, request)}; the nearest version is {nearest.Groups[1].Value}: write #r \"nuget: {name}, {nearest.Groups[1].Value}\"."
                : $"There is no {Wanted(name, request)} in the sources: check the version.",
            "NU1103" => $"{name} has no stable version{(NearestVersion().Match(error.Message) is { Success: true } nearest ? $": write #r \"nuget: {name}, {nearest.Groups[1].Value}\"." : ": name a version.")}",
            "NU1202" => $"{Wanted(name, request)} is not made for .NET {Environment.Version.Major}: ask for a newer version or another package. ({Quote(error.Message)})",
            "NU1605" or "NU1107" or "NU1608" => $"The packages contradict each other: {Quote(error.Message)} Ask for the higher version in the #r line, or restart and load all packages in one cell.",
            "NU1302" => $"A source of packages is not encrypted (http): use its https address. ({Quote(error.Message)})",
            _ => $"{Wanted(name, request)} cannot be restored: {Quote(error.Message)}",
        });
    }

    /// <summary>What the user should know of a restore that succeeded: another version than the one asked for.</summary>
    public static IReadOnlyList<string> Notes(IReadOnlyList<RestoreLog> logs) =>
        [.. logs.Where(log => log.Code == "NU1603").Select(log => Substitute().Match(log.Message)).Where(match => match.Success)
            .Select(match => $"{match.Groups["id"].Value} {match.Groups["got"].Value} in place of {match.Groups["asked"].Value}, which the sources do not have").Distinct()];

    private static CellSourceException At(RestorePlan plan, string? package, Func<PackageRequest, string> sentence)
    {
        PackageRequest request = plan.Requests.FirstOrDefault(request => request.Id.Equals(package, StringComparison.OrdinalIgnoreCase))
            ?? plan.Requests[^1];
        return new CellSourceException(request.Line, sentence(request));
    }

    private static string Wanted(string name, PackageRequest request) =>
        name.Length == 0 || name.Equals(request.Id, StringComparison.OrdinalIgnoreCase) ? request.Title : $"{name}, which {request.Title} needs,";

    private static string SourcesIn(string message) => message.IndexOf("source(s): ", StringComparison.Ordinal) is >= 0 and var at ? Quote(message[(at + 11)..]) : "the sources";

    // A fault that belongs to no package: a damaged file, a full disk, a config that is no XML.
    private static string Unlogged(string said)
    {
        string[] errors = [.. ErrorLine().Matches(said).Select(match => match.Groups["words"].Value.Trim())];
        return errors.Length > 0 ? string.Join(' ', errors.Distinct()) : said.Trim() is { Length: > 0 } all ? all : "dotnet restore failed without a word.";
    }

    private static string Quote(string message)
    {
        string line = Spaces().Replace(message, " ").Trim();
        return line.Length <= LongestQuote ? line : line[..LongestQuote] + " …";
    }

    // What is missing explains more than what then does not fit.
    private static int Order(string code) => code is "NU1101" or "NU1102" or "NU1103" ? 0 : 1;

    [GeneratedRegex(@"Nearest version: ([^\s\]]+)")]
    private static partial Regex NearestVersion();

    [GeneratedRegex(@"(?<id>\S+) (?<asked>\S+) was not found\. \S+ (?<got>\S+) was resolved")]
    private static partial Regex Substitute();

    [GeneratedRegex(@"\berror\b[^:\n]*:(?<words>[^\n]*?)(\[[^\]\n]*\])?\r?$", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex ErrorLine();

    [GeneratedRegex("central directory|corrupt", RegexOptions.IgnoreCase)]
    private static partial Regex Damage();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
