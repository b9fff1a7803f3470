using System.Text.Json.Nodes;

namespace NotebookKit.Host.Tests;

public sealed class DoctorCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_machine_that_runs_these_tests_is_ready()
    {
        using Nbkit doctor = await Nbkit.RunAsync(_folder.Path, "doctor");

        Assert.True(doctor.ExitCode == ExitCodes.Ok, doctor.Output + doctor.Errors);
        Assert.StartsWith("This machine is ready", doctor.Output, StringComparison.Ordinal);
        Assert.Matches(@"libtorch +ok +[\d.]+ loads and computes", doctor.Output);
    }

    [Fact]
    public async Task JSON_has_every_line_with_its_state()
    {
        using Nbkit doctor = await Nbkit.RunAsync(_folder.Path, "doctor", "--json");

        JsonNode report = JsonNode.Parse(doctor.Output)!;
        Assert.True((bool)report["isHealthy"]!);
        Assert.All(report["lines"]!.AsArray(), line => Assert.Contains((string?)line!["state"], new[] { "ok", "note", "problem" }));
        Assert.Superset(new HashSet<string?> { ".NET runtime", "libtorch", "processor", "memory", "cache", "proxies" }, report["lines"]!.AsArray().Select(line => (string?)line!["name"]).ToHashSet());
    }

    [Fact]
    public async Task A_cache_that_cannot_be_written_is_a_problem_with_its_remedy()
    {
        string blocked = Path.Combine(_folder.Write("a-file", ""), "below-it");

        using Nbkit doctor = await Nbkit.RunAsync(_folder.Path, new Dictionary<string, string> { ["NOTEBOOKKIT_CACHE"] = blocked }, "doctor");

        Assert.Equal(ExitCodes.CellFailed, doctor.ExitCode);
        Assert.Matches(@"cache +problem +The output folder .*below-it cannot be written to", doctor.Output);
        Assert.Contains("cache: export NOTEBOOKKIT_CACHE=", doctor.Output);
    }

    [Fact]
    public void A_proxys_password_is_not_shown()
    {
        HealthLine line = NetworkCheck.Proxies(name => name == "HTTPS_PROXY" ? "http://me:secret@proxy:8080" : null);

        Assert.Equal((HealthState.Ok, "HTTPS_PROXY=http://…@proxy:8080"), (line.State, line.Finding.Split(';')[0]));
    }

    [Fact]
    public void A_proxy_that_is_no_address_is_a_problem() =>
        Assert.Equal(HealthState.Problem, NetworkCheck.Proxies(name => name == "HTTP_PROXY" ? "not an address" : null).State);

    [Fact]
    public void A_data_set_that_is_elsewhere_is_a_note_with_a_way_to_get_it()
    {
        HealthLine line = DatasetCheck.Look("fashion-mnist", new DatasetLocations { DataFolders = [], Cache = _folder.Path, System = false, Offline = true });

        Assert.Equal(HealthState.Note, line.State);
        Assert.NotNull(line.Remedy);
    }

    [Fact]
    public void Sources_of_packages_come_from_the_nearest_files_and_can_be_cleared_and_disabled()
    {
        Directory.CreateDirectory(_folder.File("sub"));
        _folder.Write("nuget.config", """<configuration><packageSources><add key="far" value="./far" /></packageSources></configuration>""");
        _folder.Write("sub/nuget.config", """<configuration><packageSources><clear /><add key="near" value="../near" /><add key="off" value="/off" /></packageSources><disabledPackageSources><add key="off" value="true" /></disabledPackageSources></configuration>""");

        Assert.Equal([("near", _folder.File("near"))], PackageSources.Read(_folder.File("sub")));
    }

    [Fact]
    public void A_damaged_configuration_is_passed_over()
    {
        _folder.Write("nuget.config", "<configuration>");

        Assert.DoesNotContain(PackageSources.Read(_folder.Path), source => source.Address.StartsWith(_folder.Path, StringComparison.Ordinal));
    }
}
