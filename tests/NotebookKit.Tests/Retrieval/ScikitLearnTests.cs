using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NotebookKit.Tests.WeightFiles;
using static TorchSharp.torch;

namespace NotebookKit.Tests;

public sealed class ScikitLearnTests
{
    private const int K = 5;

    [Theory]
    [InlineData(DistanceMetric.L2)]
    [InlineData(DistanceMetric.Cosine)]
    public void Distances_and_indices_of_5000_features_are_scikit_learns(DistanceMetric metric)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(1);
        // As the last features of a network are: some concepts mixed, none negative, half of them zero.
        Tensor concepts = randn([200, 1024], generator: generator), weights = randn([5200, 200], generator: generator).pow(3);
        AssertEqual((weights.mm(concepts) / 30 + 0.3 * randn([5200, 1024], generator: generator)).relu(), 5000, metric);
    }

    [Theory]
    [InlineData(DistanceMetric.L2)]
    [InlineData(DistanceMetric.Cosine)]
    public void Those_of_1000_real_pictures_are_too(DistanceMetric metric)
    {
        using var scope = NewDisposeScope();
        ImageSplit images = Samples.Clothes.Test;
        AssertEqual(images.Images([.. Enumerable.Range(0, images.Count)]).flatten(1).to(float32), images.Count - 100, metric);
    }

    [Fact]
    public void Those_of_100_photographs_that_GoogLeNet_saw_are_too()
    {
        WeightCard card = Weights.Get("googlenet/bvlc");
        Need.RealData("imagenet-sample-600");
        Need.RealData(Path.Combine("weights", card.Copies[0].Path));
        ImageFileSet photographs = Datasets.LoadFiles("imagenet-sample-600");
        using ImageModel loaded = Models.Create(card.Model).Load(card), model = loaded.ForInference(bfloat16: false);
        using var scope = NewDisposeScope();
        using var inference = inference_mode();
        List<Tensor> features = [];
        foreach (int[] batch in Enumerable.Range(0, 100).Chunk(20))
        {
            using var part = NewDisposeScope();
            Tensor images = cat([.. batch.Select(i => card.Preprocessing.Pipeline.ToTensor(photographs.Files[i * 6].FullName))]);
            features.Add(model.Features(images).flatten(1).MoveToOuterDisposeScope());
        }

        Tensor all = cat(features);
        Assert.Equal([100, 1024], all.shape);
        AssertEqual(all, 75, DistanceMetric.L2);
        AssertEqual(all, 75, DistanceMetric.Cosine);
    }

    private static void AssertEqual(Tensor all, int rows, DistanceMetric metric)
    {
        Need.Python("sklearn");
        using var folder = new TemporaryFolder();
        string data = folder["features.f32"], target = folder["neighbors"];
        File.WriteAllBytes(data, MemoryMarshal.AsBytes<float>(Samples.Values(all)).ToArray());
        using NearestNeighbors index = NearestNeighbors.Fit(all.narrow(0, 0, rows), metric);

        Neighbors found = index.KNeighbors(all.narrow(0, rows, all.size(0) - rows), K);

        PythonScript.Run(Script(), data, Text(rows), Text(index.Width), Text(K), metric == DistanceMetric.L2 ? "euclidean" : "cosine", target);
        byte[] said = File.ReadAllBytes(target);
        ReadOnlySpan<double> distances = MemoryMarshal.Cast<byte, double>(said.AsSpan(0, said.Length / 2));
        ReadOnlySpan<long> indices = MemoryMarshal.Cast<byte, long>(said.AsSpan(said.Length / 2));
        Assert.Equal(found.Queries * K, indices.Length);
        for (int i = 0; i < indices.Length; i++)
        {
            double distance = found.Distances[i / K, i % K];
            Assert.Equal(distances[i], distance, 1e-5 * distances[i]);
            // Of equally near ones, scikit-learn takes any.
            if (found.Indices[i / K, i % K] != indices[i]) Assert.Equal(distances[i], distance, 1e-9 * distances[i]);
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Script([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "neighbors.py");
}
