namespace NotebookKit;

/// <summary>One figure in one tier, over the seeds with which it was measured.</summary>
public sealed record CaseResult
{
    private CaseResult(IReadOnlyList<Figure> runs) => Runs = runs;

    /// <summary>One figure a seed, in the order of the seeds.</summary>
    public IReadOnlyList<Figure> Runs { get; }

    /// <summary>What was measured.</summary>
    public string Name => Runs[0].Name;

    /// <summary>Whether it is a part of a whole.</summary>
    public bool IsRate => Runs[0].IsRate;

    /// <summary>"quick", "real" or "full".</summary>
    public string Tier => Runs[0].Tier;

    /// <summary>The mean over the seeds.</summary>
    public double Mean => Runs.Average(run => run.Value);

    /// <summary>The sample standard deviation over the seeds; NaN where there is one.</summary>
    public double Deviation => Math.Sqrt(Runs.Sum(run => Math.Pow(run.Value - Mean, 2)) / (Runs.Count - 1.0));

    /// <summary>The runs' intervals with their ends averaged: what the choice of test examples leaves open. Null where a run has none.</summary>
    public Interval? Interval =>
        Runs.Any(run => run.Interval is null) ? null : new Interval(Runs.Average(run => run.Interval!.Low), Runs.Average(run => run.Interval!.High), Runs[0].Interval!.Level);

    /// <summary>The run that was measured last: its published figures, machine and date stand for all.</summary>
    public Figure Latest => Runs.MaxBy(run => run.MeasuredAt)!;

    /// <summary>Groups figures by name, tier, data set and weights; of two with one seed the later counts.</summary>
    /// <param name="figures">Figures of any runs.</param>
    /// <returns>The real tier's first, then the full and the quick one's.</returns>
    public static IReadOnlyList<CaseResult> Group(IEnumerable<Figure> figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return [.. figures
            .GroupBy(figure => (figure.Name, figure.Tier, figure.Dataset, figure.Weights))
            .Select(group => new CaseResult([.. group.GroupBy(figure => figure.Seed).Select(same => same.MaxBy(figure => figure.MeasuredAt)!).OrderBy(figure => figure.Seed)]))
            .OrderBy(row => row.Tier switch { "real" => 0, "full" => 1, _ => 2 })];
    }
}
