using System.Globalization;

namespace NotebookKit;

/// <summary>
/// Divides images into parts that have the classes in the same proportions, by a seed, and that no group crosses: a patient's
/// two eyes, a sender's photographs stay together, or a model is judged on what it has seen.
/// </summary>
public static class Splits
{
    /// <summary>Divides images.</summary>
    /// <param name="labels">The class of each image, 0 or more.</param>
    /// <param name="fractions">The size of each part, above 0; together 1.</param>
    /// <param name="seed">Decides which image goes where.</param>
    /// <param name="groups">The group of each image, which stays whole; an image whose group is null or empty stands alone.</param>
    /// <returns>
    /// The indices of each part, ascending. Without groups, each part has of each class its fraction, rounded up or down; with
    /// groups, as nearly as the groups allow.
    /// </returns>
    /// <exception cref="KitException">There are no images, a label is negative, the fractions are not a whole, or a part would be empty.</exception>
    /// <example><code>int[][] parts = Splits.Stratified(labels, [0.8, 0.2], seed: 1, groups: patients);</code></example>
    public static int[][] Stratified(IReadOnlyList<int> labels, IReadOnlyList<double> fractions, int seed, IReadOnlyList<string?>? groups = null)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(fractions);
        if (labels.Count == 0) throw new KitException("There are no images to divide.");
        for (int i = 0; i < labels.Count; i++)
            if (labels[i] < 0) throw new KitException($"Image {i} has the label {labels[i]}; classes are numbered from 0.");
        if (groups is not null && groups.Count != labels.Count) throw new ArgumentException($"There are {labels.Count} labels but {groups.Count} groups.", nameof(groups));
        if (fractions.Count == 0 || !fractions.All(fraction => fraction > 0) || Math.Abs(fractions.Sum() - 1) > 1e-6)
            throw new KitException($"The parts {string.Join(" + ", fractions.Select(fraction => fraction.ToString(CultureInfo.InvariantCulture)))} do not make a whole: give fractions above 0 that sum to 1.");

        List<int>[] parts = groups is null ? ByClass(labels, fractions, new Random(seed)) : GroupedSplit.Divide(labels, fractions, groups, new Random(seed));
        int empty = Array.FindIndex(parts, part => part.Count == 0);
        if (empty >= 0)
        {
            throw new KitException(string.Create(
                CultureInfo.InvariantCulture, $"Part {empty + 1} of {parts.Length} ({fractions[empty]:P0}) would be empty: {labels.Count} images{(groups is null ? "" : " in their groups")} are too few for it."));
        }

        foreach (List<int> part in parts) part.Sort();
        return [.. parts.Select(part => part.ToArray())];
    }

    /// <summary>Divides images into folds of equal size, each of which is held out once.</summary>
    /// <param name="labels">The class of each image, 0 or more.</param>
    /// <param name="folds">How many, 2 or more.</param>
    /// <param name="seed">Decides which image goes where.</param>
    /// <param name="groups">The group of each image, which stays whole; an image whose group is null or empty stands alone.</param>
    /// <exception cref="KitException">There are fewer images, or groups, than folds.</exception>
    public static IReadOnlyList<Fold> KFold(IReadOnlyList<int> labels, int folds, int seed, IReadOnlyList<string?>? groups = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        int[][] parts = Stratified(labels, [.. Enumerable.Repeat(1.0 / folds, folds)], seed, groups);
        return [.. Enumerable.Range(0, folds).Select(held => new Fold([.. parts.Where((_, part) => part != held).SelectMany(part => part).Order()], parts[held]))];
    }

    /// <summary>
    /// Each class by itself: whole shares first, then what is left over one by one to the part that has waited longest for it, so
    /// that many small classes do not all round to the same side.
    /// </summary>
    private static List<int>[] ByClass(IReadOnlyList<int> labels, IReadOnlyList<double> fractions, Random random)
    {
        List<int>[] parts = [.. fractions.Select(_ => new List<int>())];
        double[] owed = new double[fractions.Count];
        foreach (IGrouping<int, int> members in Enumerable.Range(0, labels.Count).GroupBy(i => labels[i]).OrderBy(group => group.Key))
        {
            int[] shuffled = [.. members];
            random.Shuffle(shuffled);
            int[] counts = [.. fractions.Select(fraction => (int)(fraction * shuffled.Length + 1e-9))];
            for (int part = 0; part < owed.Length; part++) owed[part] += fractions[part] * shuffled.Length - counts[part];
            foreach (int part in Enumerable.Range(0, owed.Length).OrderByDescending(part => owed[part]).Take(shuffled.Length - counts.Sum()).ToArray())
            {
                counts[part]++;
                owed[part]--;
            }

            for (int part = 0, start = 0; part < counts.Length; start += counts[part], part++) parts[part].AddRange(shuffled.AsSpan(start, counts[part]));
        }

        return parts;
    }
}
