namespace NotebookKit.Display.Tests;

/// <summary>Small, fixed values of case studies.</summary>
internal static class CaseSamples
{
    public static CaseCard Card(string? hostile = null) => new()
    {
        Number = 3,
        Title = hostile ?? "Eyes",
        Promise = hostile ?? "A network looks into eyes.",
        Tier = Tier.Quick,
        Data = DataSamples.Papers(hostile) with { IsSynthetic = true },
        Further = [hostile ?? "more-eyes"],
        Images = 1_200,
        Weights = null,
        Seed = 7,
        Time = hostile ?? "a minute",
        Note = hostile ?? "Drawings, not photographs.",
        Fallbacks = [hostile ?? "GoogLeNet is not here: a small network in its place."],
    };

    public static CaseFinding Finding(string? hostile = null) => new(Samples.Figure(hostile), "quick", DataSamples.Papers(hostile) with { IsSynthetic = true });

    public static CaseResults Results(string? hostile = null)
    {
        Figure figure = Samples.Figure(hostile) with { Machine = hostile ?? "a processor, 2 cores" };
        Figure[] runs =
        [
            figure with { Tier = "real", Seed = 1 },
            figure with { Tier = "real", Seed = 2, Value = 0.88 },
            figure with { Tier = "real", Seed = 3, Value = 0.86 },
            figure with { Name = hostile ?? "test loss", IsRate = false, Interval = null, Published = [], IsSynthetic = true, Machine = "" },
        ];
        return new CaseResults(hostile ?? "eyes", hostile ?? "../results/3-eyes*.json", CaseResult.Group(runs), [hostile ?? "3-eyes.2.json is left out: it is no report of nbkit run."]);
    }

    public static CaseResults NoResults() => new("eyes", "../results/3-eyes*.json", [], []);

    public static IEnumerable<object> All(string? hostile) => [Card(hostile), Finding(hostile), Results(hostile), Results(hostile).Rows[0], NoResults()];
}
