using System.Text.Json;

namespace NotebookKit.Tests.CaseStudies;

public sealed class CaseResultsTests : IDisposable
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Without_files_it_says_where_they_would_be()
    {
        CaseResults results = Read();
        Assert.Empty(results.Rows);
        Assert.EndsWith("/1-resnet-on-cifar10*.json", results.Files, StringComparison.Ordinal);
    }

    [Fact]
    public void Seeds_of_one_tier_become_one_row()
    {
        foreach (int seed in new[] { 1, 2, 3 }) Write($"1-resnet-on-cifar10.real-{seed}.json", Figure(0.87 + 0.01 * seed, seed));
        CaseResult row = Assert.Single(Read().Rows);
        Assert.Equal((0.89, 0.01), (Math.Round(row.Mean, 10), Math.Round(row.Deviation, 10)));
        Assert.Equal(new int?[] { 1, 2, 3 }, row.Runs.Select(run => run.Seed));
    }

    [Fact]
    public void Of_two_runs_with_one_seed_the_later_counts()
    {
        Write("1-resnet-on-cifar10.a.json", Figure(0.88, 1) with { MeasuredAt = DateTimeOffset.UnixEpoch.AddDays(2) });
        Write("1-resnet-on-cifar10.b.json", Figure(0.5, 1) with { MeasuredAt = DateTimeOffset.UnixEpoch.AddDays(1) });
        Assert.Equal(0.88, Assert.Single(Read().Rows).Mean);
    }

    [Fact]
    public void Tiers_data_and_weights_are_not_mixed()
    {
        Figure figure = Figure(0.88, 1);
        Write("1-resnet-on-cifar10.json", figure, figure with { Tier = "quick" }, figure with { Dataset = "cifar-10" }, figure with { Weights = "somebody's" });
        Assert.Equal(["real", "real", "real", "quick"], Read().Rows.Select(row => row.Tier));
    }

    [Fact]
    public void Another_studys_files_are_left_alone()
    {
        Write("2-pretrained-inception.json", Figure(0.9, 1));
        Assert.Empty(Read().Rows);
    }

    [Theory]
    [InlineData("{ \"figures\": ["), InlineData("[1]"), InlineData("{}"), InlineData("null"), InlineData("{ \"figures\": [{}] }"), InlineData("{ \"status\": \"failed\", \"figures\": [] }")]
    public void A_file_that_is_no_good_report_is_named_and_left_out(string content)
    {
        Write("1-resnet-on-cifar10.json", Figure(0.9, 1));
        File.WriteAllText(_folder["results", "1-resnet-on-cifar10.broken.json"], content);
        CaseResults results = Read();
        Assert.Single(results.Rows);
        Assert.StartsWith("1-resnet-on-cifar10.broken.json is left out", Assert.Single(results.Problems), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private CaseResults Read() => CaseStudy.Begin("resnet-on-cifar10", locations: new() { Results = _folder["results"] }).Results();

    private void Write(string file, params Figure[] figures)
    {
        Directory.CreateDirectory(_folder["results"]);
        File.WriteAllText(_folder["results", file], JsonSerializer.Serialize(new { status = "ok", figures }, Web));
    }

    private static Figure Figure(double value, int seed) => new()
    {
        Name = "test accuracy",
        Value = value,
        Interval = new Interval(value - 0.01, value + 0.01),
        Count = 10_000,
        Tier = "real",
        Dataset = "cifar10-jpg",
        Seed = seed,
        Machine = "a processor, 2 cores",
        Versions = new Dictionary<string, string>(),
    };
}
