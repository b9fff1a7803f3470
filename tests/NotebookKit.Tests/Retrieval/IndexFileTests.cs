using System.Text;
using static TorchSharp.torch;

namespace NotebookKit.Tests;

public sealed class IndexFileTests
{
    [Theory]
    [InlineData(DistanceMetric.L2)]
    [InlineData(DistanceMetric.Cosine)]
    public void An_index_that_was_saved_finds_the_same_once_loaded(DistanceMetric metric)
    {
        using var folder = new TemporaryFolder();
        using Tensor features = rand(60, 9), queries = rand(7, 9);
        using NearestNeighbors saved = NearestNeighbors.Fit(features, metric);

        saved.Save(folder["deep", "index.safetensors"]);
        using NearestNeighbors loaded = NearestNeighbors.Load(folder["deep", "index.safetensors"]);

        Assert.Equal((metric, 60, 9), (loaded.Metric, loaded.Count, loaded.Width));
        Assert.Equal(saved.KNeighbors(queries, 5).Distances.Cast<double>(), loaded.KNeighbors(queries, 5).Distances.Cast<double>());
        Assert.Equal(saved.KNeighbors(queries, 5).Indices.Cast<int>(), loaded.KNeighbors(queries, 5).Indices.Cast<int>());
    }

    [Fact]
    public void An_index_is_a_safetensors_file()
    {
        using var folder = new TemporaryFolder();
        string path = Saved(folder);
        using IWeightFile file = WeightFile.Open(path);
        Assert.Equal(["features"], file.Names);
    }

    [Fact]
    public void Any_byte_that_changes_is_noticed()
    {
        using var folder = new TemporaryFolder();
        string path = Saved(folder);
        byte[] good = File.ReadAllBytes(path);
        for (int at = 0; at < good.Length; at++)
        {
            // Padding behind the header may change: JSON's white space says nothing.
            if (good[at] == ' ') continue;
            byte[] bad = [.. good];
            bad[at] ^= 1;
            File.WriteAllBytes(path, bad);
            Assert.StartsWith(path + " ", Assert.Throws<KitException>(() => NearestNeighbors.Load(path).Dispose()).Message);
        }
    }

    [Fact]
    public void A_changed_number_and_a_changed_metric_are_said_to_be_altered()
    {
        using var folder = new TemporaryFolder();
        string path = Saved(folder);
        byte[] good = File.ReadAllBytes(path), number = [.. good];
        number[^1] ^= 1;
        byte[] metric = Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(good).Replace("\"metric\":\"L2\"", "\"metric\":\"L3\"", StringComparison.Ordinal));
        foreach (byte[] bad in new[] { number, metric })
        {
            File.WriteAllBytes(path, bad);
            Assert.Equal($"{path} cannot be read as an index of nearest neighbours: its content was altered since it was written, as its SHA-256 says.", Assert.Throws<KitException>(() => NearestNeighbors.Load(path)).Message);
        }
    }

    [Fact]
    public void A_file_cut_short_anywhere_is_refused_in_a_sentence()
    {
        using var folder = new TemporaryFolder();
        string path = Saved(folder);
        byte[] good = File.ReadAllBytes(path);
        for (int length = 0; length < good.Length; length++)
        {
            File.WriteAllBytes(path, good[..length]);
            Assert.StartsWith($"{path} cannot be read as an index of nearest neighbours: ", Assert.Throws<KitException>(() => NearestNeighbors.Load(path)).Message);
        }
    }

    [Fact]
    public void What_is_no_index_is_refused_in_a_sentence()
    {
        using var folder = new TemporaryFolder();
        using var scope = NewDisposeScope();
        string other = folder["codes.safetensors"], weights = folder["weights.safetensors"];
        NeuralCodes.Fit(rand(9, 4), 2).Save(other);
        Weights.Save(new Dictionary<string, Tensor> { ["features"] = rand(9, 4) }, weights);

        Assert.Equal($"There is no file {folder["none"]}.", Assert.Throws<KitException>(() => NearestNeighbors.Load(folder["none"])).Message);
        Assert.Equal($"{other} cannot be read as an index of nearest neighbours: it holds something else.", Assert.Throws<KitException>(() => NearestNeighbors.Load(other)).Message);
        Assert.Equal($"{weights} cannot be read as an index of nearest neighbours: it holds something else.", Assert.Throws<KitException>(() => NearestNeighbors.Load(weights)).Message);
    }

    [Fact]
    public void Neither_saving_nor_loading_nor_refusing_leaves_tensors()
    {
        using var folder = new TemporaryFolder();
        long before = Samples.LiveTensors();
        string path = Saved(folder);
        NearestNeighbors.Load(path).Dispose();
        byte[] bad = File.ReadAllBytes(path);
        bad[^1] ^= 1;
        File.WriteAllBytes(path, bad);
        Assert.Throws<KitException>(() => NearestNeighbors.Load(path));
        Assert.Equal(before, Samples.LiveTensors());
    }

    private static string Saved(TemporaryFolder folder)
    {
        using Tensor features = arange(8, float32).view(4, 2);
        using NearestNeighbors index = NearestNeighbors.Fit(features);
        index.Save(folder["index.safetensors"]);
        return folder["index.safetensors"];
    }
}
