namespace NotebookKit.Host;

/// <summary>Proxies and the sources of packages. Only asked to does it send anything.</summary>
internal static class NetworkCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static async Task<IReadOnlyList<HealthLine>> LookAsync(bool online)
    {
        var lines = new List<HealthLine> { Proxies(Environment.GetEnvironmentVariable) };
        foreach ((string name, string address) in PackageSources.Read(Environment.CurrentDirectory)) lines.Add(await SourceAsync(name, address, online));
        if (lines.Count == 1) lines.Add(new HealthLine("packages", HealthState.Ok, "no source in NuGet's configuration: its own default is used"));
        return lines;
    }

    internal static HealthLine Proxies(Func<string, string?> environment)
    {
        const string name = "proxies";
        string[] variables = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"];
        var set = variables.Concat(variables.Select(variable => variable.ToLowerInvariant()))
            .Select(variable => (Variable: variable, Value: environment(variable)))
            .Where(pair => !string.IsNullOrEmpty(pair.Value))
            .ToArray();
        if (set.FirstOrDefault(pair => !IsProxy(pair.Value!)) is { Variable: { } wrong }) return new HealthLine(name, HealthState.Problem, $"{wrong} is not the address of a proxy", $"export {wrong}=http://host:port");
        string off = KitPaths.Offline ? "; NOTEBOOKKIT_OFFLINE forbids downloads" : "";
        return new HealthLine(name, HealthState.Ok, (set.Length == 0 ? "none set" : string.Join(", ", set.Select(pair => $"{pair.Variable}={Shown(pair.Value!)}"))) + off);
    }

    private static async Task<HealthLine> SourceAsync(string source, string address, bool online)
    {
        string name = $"packages: {source}", shown = Shown(address);
        if (!address.StartsWith("http", StringComparison.OrdinalIgnoreCase))
        {
            return Directory.Exists(address)
                ? new HealthLine(name, HealthState.Ok, $"the folder {shown}")
                : new HealthLine(name, HealthState.Note, $"the folder {shown} is not there", $"dotnet nuget remove source {source}");
        }

        if (!online) return new HealthLine(name, HealthState.Ok, $"{shown}, not tried (--online tries it)");
        try
        {
            using var client = new HttpClient { Timeout = Patience };
            using HttpResponseMessage answer = await client.GetAsync(new Uri(address), HttpCompletionOption.ResponseHeadersRead);
            return answer.IsSuccessStatusCode
                ? new HealthLine(name, HealthState.Ok, $"{shown} answers")
                : new HealthLine(name, HealthState.Note, $"{shown} answers {(int)answer.StatusCode}", $"dotnet nuget update source {source} --username … --password …");
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException or UriFormatException)
        {
            return new HealthLine(name, HealthState.Note, $"{shown} cannot be reached ({failure.GetBaseException().Message}); notebooks that load packages need it once", "connect to a network, or export HTTPS_PROXY=http://host:port");
        }
    }

    private static bool IsProxy(string value) =>
        Uri.TryCreate(value.Contains("://", StringComparison.Ordinal) ? value : $"http://{value}", UriKind.Absolute, out Uri? address) && address.Host.Length > 0;

    // An address may carry somebody's password.
    private static string Shown(string address)
    {
        int scheme = address.IndexOf("://", StringComparison.Ordinal), at = address.LastIndexOf('@');
        return at < 0 ? address : $"{(scheme < 0 ? "" : address[..(scheme + 3)])}…{address[at..]}";
    }
}
