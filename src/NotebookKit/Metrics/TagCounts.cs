namespace NotebookKit;

/// <summary>How often a tag was found, written and true, of some pictures or of many.</summary>
/// <param name="Hits">Pictures for which it was written and that truly have it.</param>
/// <param name="Written">Pictures for which it was written.</param>
/// <param name="True">Pictures that truly have it.</param>
internal readonly record struct TagCounts(int Hits, int Written, int True)
{
    /// <summary>The part of what was written that is true; 0 when nothing was written.</summary>
    public double Precision => Part(Hits, Written);

    /// <summary>The part of what is true that was written; 0 when nothing is true.</summary>
    public double Recall => Part(Hits, True);

    /// <summary>The harmonic mean of the two; 0 when both are 0.</summary>
    public double F1 => Part(2 * Hits, Written + True);

    public static TagCounts operator +(TagCounts one, TagCounts other) => new(one.Hits + other.Hits, one.Written + other.Written, one.True + other.True);

    /// <summary>The sum over the pictures with these numbers; a number may come more than once.</summary>
    public static TagCounts Over(TagCounts[] pictures, IReadOnlyList<int> chosen)
    {
        TagCounts sum = default;
        for (int i = 0; i < chosen.Count; i++) sum += pictures[chosen[i]];
        return sum;
    }

    private static double Part(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
