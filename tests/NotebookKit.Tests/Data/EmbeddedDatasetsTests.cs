namespace NotebookKit.Tests.Data;

/// <summary>Real pictures that lie within the library.</summary>
public sealed class EmbeddedDatasetsTests
{
    private static readonly DatasetLocations Nowhere = new() { DataFolders = [], Cache = "/nowhere", System = false, Offline = true };

    [Fact]
    public void Digits_come_in_whole_forms()
    {
        ImageDataset digits = Datasets.Load("digits", Nowhere);
        Assert.Equal((1287, 510, 1, 8, 8), (digits.Train.Count, digits.Test.Count, digits.Train.Channels, digits.Train.Height, digits.Train.Width));
        int[] form = [.. Enumerable.Range(0, 30).Select(i => i % 10)];
        Assert.Equal(form, digits.Train.Labels.Take(30));
        Assert.Equal(form, digits.Test.Labels.Take(30));
        Assert.False(digits.IsSynthetic);
    }

    [Fact]
    public void Digits_of_a_kind_are_alike()
    {
        ImageDataset digits = Datasets.Load("digits");
        int right = 0;
        for (int i = 0; i < digits.Test.Count; i++)
        {
            byte[] asked = digits.Test.Image(i).ToArray();
            int nearest = Enumerable.Range(0, digits.Train.Count).MinBy(j => Distance(asked, digits.Train.Image(j)));
            if (digits.Train.Labels[nearest] == digits.Test.Labels[i]) right++;
        }

        Assert.InRange(right / (double)digits.Test.Count, 0.93, 1);
    }

    [Fact]
    public void Photographs_are_small_and_each_has_its_author_and_licence()
    {
        ImageFileSet photographs = Datasets.LoadFiles("free-photographs", Nowhere);
        Assert.Equal(["cat", "espresso", "rocket", "retina", "pagoda", "dahlia"], photographs.Labels.Select(label => photographs.ClassNames[label]));
        Assert.InRange(photographs.Files.Sum(file => file.Length), 1, 150_000);
        Assert.All(photographs.Files, file =>
        {
            using DecodedImage image = file.Decode();
            Assert.Equal(256, Math.Max(image.Width, image.Height));
        });
        Assert.All(photographs.Credits!, credit => Assert.Matches("CC0-1.0|CC-BY-2.0|public domain", credit));
        Assert.Equal(photographs.Credits![5], photographs.Subset([5]).Credits!.Single());
    }

    private static int Distance(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        int sum = 0;
        for (int i = 0; i < one.Length; i++) sum += (one[i] - other[i]) * (one[i] - other[i]);
        return sum;
    }
}
