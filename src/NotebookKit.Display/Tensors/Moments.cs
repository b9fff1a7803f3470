namespace NotebookKit.Display;

/// <summary>Sums over the parts of a tensor, in the order of its elements.</summary>
internal sealed class Moments
{
    public long Elements { get; private set; }

    public long Finite { get; private set; }

    public OddElements NotNumbers { get; private set; } = OddElements.None;

    public OddElements PositiveInfinities { get; private set; } = OddElements.None;

    public OddElements NegativeInfinities { get; private set; } = OddElements.None;

    public bool Odd => NotNumbers.Count + PositiveInfinities.Count + NegativeInfinities.Count > 0;

    public double Min { get; private set; } = double.PositiveInfinity;

    public double Max { get; private set; } = double.NegativeInfinity;

    public double Mean { get; private set; }

    public double SquaredDeviations { get; private set; }

    public long Zeros { get; private set; }

    public DistinctValues Distinct { get; } = new();

    /// <summary>Joins finite elements by Chan, Golub and LeVeque, "Updating formulae" (1979).</summary>
    public void AddFinite(long count, double min, double max, double mean, double squaredDeviations, long zeros)
    {
        if (count == 0) return;
        double delta = mean - Mean;
        long all = Finite + count;
        SquaredDeviations += squaredDeviations + delta * delta * Finite * count / all;
        Mean += delta * count / all;
        (Min, Max, Finite, Zeros) = (Math.Min(Min, min), Math.Max(Max, max), all, Zeros + zeros);
    }

    /// <summary>Notes elements that are not finite; the places count from the start of the part that <see cref="EndPart"/> ends.</summary>
    public void AddOdd(OddElements notNumbers, OddElements positive, OddElements negative)
    {
        NotNumbers = NotNumbers.Then(notNumbers, Elements);
        PositiveInfinities = PositiveInfinities.Then(positive, Elements);
        NegativeInfinities = NegativeInfinities.Then(negative, Elements);
    }

    /// <summary>Ends a part of so many elements.</summary>
    public void EndPart(long elements) => Elements += elements;

    /// <summary>Joins the sums of the elements that follow.</summary>
    public void Add(Moments next)
    {
        AddFinite(next.Finite, next.Min, next.Max, next.Mean, next.SquaredDeviations, next.Zeros);
        AddOdd(next.NotNumbers, next.PositiveInfinities, next.NegativeInfinities);
        Distinct.Add(next.Distinct);
        EndPart(next.Elements);
    }
}
