using CsCheck;

namespace NotebookKit.Tests.Data;

public sealed class SplitsTests
{
    private static readonly Gen<(int[] Labels, double[] Fractions, int Seed)> Cases =
        Gen.Select(Gen.Int[0, 6].Array[20, 400], Gen.Double[0.05, 1].Array[2, 4], Gen.Int[0, 1000]).Select((labels, parts, seed) => (labels, (double[])[.. parts.Select(part => part / parts.Sum())], seed));

    [Fact]
    public void Parts_are_disjoint_and_complete() => Cases.Sample(all =>
        Divide(all.Labels, all.Fractions, all.Seed, null) is not { } parts || parts.SelectMany(part => part).Order().SequenceEqual(Enumerable.Range(0, all.Labels.Length)));

    [Fact]
    public void Each_part_has_of_each_class_its_fraction_rounded_up_or_down() => Cases.Sample(all =>
    {
        if (Divide(all.Labels, all.Fractions, all.Seed, null) is not { } parts) return;
        foreach (int label in all.Labels.Distinct())
        {
            double whole = all.Labels.Count(other => other == label);
            for (int part = 0; part < parts.Length; part++)
                Assert.InRange(parts[part].Count(i => all.Labels[i] == label), Math.Floor(whole * all.Fractions[part] - 1e-6), Math.Ceiling(whole * all.Fractions[part] + 1e-6));
        }
    });

    [Fact]
    public void Whole_parts_are_as_large_as_their_fraction_within_two_images() => Cases.Sample(all =>
    {
        if (Divide(all.Labels, all.Fractions, all.Seed, null) is not { } parts) return;
        for (int part = 0; part < parts.Length; part++) Assert.InRange(parts[part].Length, all.Labels.Length * all.Fractions[part] - 2, all.Labels.Length * all.Fractions[part] + 2);
    });

    [Fact]
    public void No_group_is_in_two_parts() => Cases.Sample(all =>
    {
        string[] groups = Groups(all.Labels, all.Seed);
        if (Divide(all.Labels, all.Fractions, all.Seed, groups) is not { } parts) return;
        Assert.Equal(groups.Distinct().Count(), parts.Sum(part => part.Select(i => groups[i]).Distinct().Count()));
        Assert.Equal(all.Labels.Length, parts.Sum(part => part.Length));
    });

    [Fact]
    public void Grouped_parts_are_as_large_as_their_fraction_within_the_largest_group() => Cases.Sample(all =>
    {
        string[] groups = Groups(all.Labels, all.Seed);
        if (Divide(all.Labels, all.Fractions, all.Seed, groups) is not { } parts) return;
        double slack = 2 * groups.GroupBy(group => group).Max(group => group.Count());
        for (int part = 0; part < parts.Length; part++) Assert.InRange(parts[part].Length, all.Labels.Length * all.Fractions[part] - slack, all.Labels.Length * all.Fractions[part] + slack);
    });

    [Fact]
    public void The_same_seed_gives_the_same_parts() => Cases.Sample(all =>
    {
        string[] groups = Groups(all.Labels, all.Seed);
        foreach (string[]? some in new[] { null, groups })
        {
            if (Divide(all.Labels, all.Fractions, all.Seed, some) is { } parts)
                Assert.Equal(parts.SelectMany(part => part), Divide(all.Labels, all.Fractions, all.Seed, some)!.SelectMany(part => part));
        }
    });

    [Fact]
    public void Another_seed_gives_other_parts()
    {
        int[] labels = [.. Enumerable.Range(0, 100).Select(i => i % 3)];
        Assert.NotEqual(Splits.Stratified(labels, [0.5, 0.5], 1)[0], Splits.Stratified(labels, [0.5, 0.5], 2)[0]);
    }

    [Fact]
    public void Each_image_is_held_out_in_one_fold_and_learned_from_in_the_others()
    {
        int[] labels = [.. Enumerable.Range(0, 103).Select(i => i % 4)];
        IReadOnlyList<Fold> folds = Splits.KFold(labels, 5, 3);
        Assert.Equal(Enumerable.Range(0, 103), folds.SelectMany(fold => fold.Held).Order());
        Assert.All(folds, fold => Assert.Equal(Enumerable.Range(0, 103), fold.Train.Concat(fold.Held).Order()));
        Assert.All(folds, fold => Assert.InRange(fold.Held.Count, 20, 22));
    }

    [Fact]
    public void A_patients_two_eyes_stay_together()
    {
        int[] grades = [.. Enumerable.Range(0, 400).Select(i => i / 2 % 5)];
        string[] patients = [.. Enumerable.Range(0, 400).Select(i => $"patient {i / 2}")];
        int[][] parts = Splits.Stratified(grades, [0.8, 0.1, 0.1], 7, patients);
        Assert.Empty(parts[0].Select(i => patients[i]).Intersect(parts[1].Concat(parts[2]).Select(i => patients[i])));
        Assert.Equal([320, 40, 40], parts.Select(part => part.Length));
        Assert.All(Enumerable.Range(0, 5), grade => Assert.Equal(64, parts[0].Count(i => grades[i] == grade)));
    }

    [Fact]
    public void Images_without_a_group_stand_alone()
    {
        int[][] parts = Splits.Stratified(new int[10], [0.5, 0.5], 1, new string?[10]);
        Assert.Equal([5, 5], parts.Select(part => part.Length));
    }

    [Theory]
    [InlineData(new[] { 0, -1 }, new[] { 0.5, 0.5 }, "Image 1 has the label -1; classes are numbered from 0.")]
    [InlineData(new int[0], new[] { 0.5, 0.5 }, "There are no images to divide.")]
    [InlineData(new[] { 0, 1 }, new[] { 0.5, 0.4 }, "The parts 0.5 + 0.4 do not make a whole: give fractions above 0 that sum to 1.")]
    [InlineData(new[] { 0 }, new[] { 0.9, 0.1 }, "Part 2 of 2 (10 %) would be empty: 1 images are too few for it.")]
    public void What_cannot_be_divided_is_one_sentence(int[] labels, double[] fractions, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<KitException>(() => Splits.Stratified(labels, fractions, 1)).Message);

    private static int[][]? Divide(int[] labels, double[] fractions, int seed, string[]? groups)
    {
        try
        {
            return Splits.Stratified(labels, fractions, seed, groups);
        }
        catch (KitException error) when (error.Message.Contains("would be empty", StringComparison.Ordinal))
        {
            return null; // A part of five in a hundred of twenty images may well be.
        }
    }

    private static string[] Groups(int[] labels, int seed)
    {
        var random = new Random(seed);
        int groups = Math.Max(1, labels.Length / 4);
        return [.. labels.Select(_ => $"g{random.Next(groups)}")];
    }
}
