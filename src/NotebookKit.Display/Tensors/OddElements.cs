namespace NotebookKit.Display;

/// <summary>Elements of one kind that is not finite: how many, and where the first stands in the order of elements.</summary>
internal readonly record struct OddElements(long Count, long First)
{
    public static OddElements None { get; } = new(0, long.MaxValue);

    public OddElements And(long at) => new(Count + 1, Math.Min(First, at));

    /// <summary>Joined with those of a later part, whose indices start at <paramref name="offset"/>.</summary>
    public OddElements Then(OddElements part, long offset) => part.Count == 0 ? this : new(Count + part.Count, Math.Min(First, offset + part.First));
}
