namespace NotebookKit.Tests.Data;

public sealed class DatasetsTests
{
    [Fact]
    public void The_embedded_subset_needs_no_file_and_no_network()
    {
        ImageDataset clothes = Datasets.Load("fashion-mnist-mini", new DatasetLocations { DataFolders = [], Cache = "/nowhere", System = false, Offline = true });

        Assert.Equal((6000, 1000, 28, 28, 1), (clothes.Train.Count, clothes.Test.Count, clothes.Train.Height, clothes.Train.Width, clothes.Train.Channels));
        Assert.Equal(("MIT", "quick", "embedded in NotebookKit"), (clothes.Licence, clothes.Tier, clothes.Origin));
    }

    [Fact]
    public void The_embedded_subset_is_balanced()
    {
        ImageDataset clothes = Datasets.Load("fashion-mnist-mini");

        Assert.All(clothes.Train.CountPerClass(10), count => Assert.Equal(600, count));
        Assert.All(clothes.Test.CountPerClass(10), count => Assert.Equal(100, count));
    }

    [Fact]
    public void The_embedded_subset_is_the_beginning_of_each_class_of_the_real_set()
    {
        ImageDataset full = Datasets.Load("fashion-mnist", new DatasetLocations { DataFolders = [Need.FashionMnist()] });
        ImageDataset mini = Datasets.Load("fashion-mnist-mini");

        int[] taken = new int[10];
        int[] first = [.. Enumerable.Range(0, full.Train.Count).Where(i => taken[full.Train.Labels[i]]++ < 600)];
        Assert.True(full.Train.Subset("train", first).Pixels.SequenceEqual(mini.Train.Pixels));
    }

    [Fact]
    public void The_real_set_is_found_where_Debians_package_puts_it()
    {
        string folder = Need.FashionMnist();
        using var empty = new TemporaryFolder();

        ImageDataset full = Datasets.Load("fashion-mnist", new DatasetLocations { DataFolders = [], Cache = empty.Path, Offline = true });

        Assert.Equal((folder, 60000, 10000, "real"), (full.Origin, full.Train.Count, full.Test.Count, full.Tier));
    }

    [Fact]
    public void An_unknown_name_is_answered_with_the_known_ones()
    {
        KitException refused = Assert.Throws<KitException>(() => Datasets.Load("fashion-mnst"));
        Assert.StartsWith("There is no data set 'fashion-mnst'; NotebookKit knows cifar-10, ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Offline_and_nowhere_is_one_sentence_with_the_ways_out()
    {
        using var empty = new TemporaryFolder();
        KitException refused = Assert.Throws<KitException>(() =>
            Datasets.Load("fashion-mnist", new DatasetLocations { DataFolders = [], Cache = empty.Path, System = false, Offline = true }));

        Assert.StartsWith("The data set fashion-mnist is not on this machine and downloads are off", refused.Message, StringComparison.Ordinal);
        Assert.Contains("NOTEBOOKKIT_DATA", refused.Message, StringComparison.Ordinal);
        Assert.Contains("apt-get install dataset-fashion-mnist", refused.Message, StringComparison.Ordinal);
    }
}
