namespace NotebookKit;

/// <summary>A picture's place in a drawn set, and all the chance that it has.</summary>
/// <param name="Seed">The set's seed.</param>
/// <param name="Part">"train", "validation" or "test".</param>
/// <param name="Index">Its number in the part, from 0.</param>
internal readonly record struct DrawnPlace(int Seed, string Part, int Index)
{
    /// <summary>A generator of this place's own.</summary>
    public Random Random() => RandomOf(Index);

    /// <summary>A generator that several pictures of the part share: a patient's, for both eyes.</summary>
    /// <param name="number">What they share; never the number of a picture that draws from its own, unless the two may be alike.</param>
    public Random RandomOf(int number) => new((int)EpochOrder.SeedOf((int)EpochOrder.SeedOf(Seed, StreamOf(Part)), number));

    private static int StreamOf(string part) => part switch { "train" => 1, "validation" => 2, "test" => 3, _ => throw new KitException($"There is no part '{part}'; drawn sets have train, validation and test.") };
}
