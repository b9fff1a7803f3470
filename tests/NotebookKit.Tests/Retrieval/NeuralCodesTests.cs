using static TorchSharp.torch;

namespace NotebookKit.Tests;

public sealed class NeuralCodesTests
{
    // Mean (2, 1); variances 32/3 along x and 8/3 along y.
    private static readonly float[,] Cross = { { 6, 1 }, { -2, 1 }, { 2, 3 }, { 2, -1 } };

    [Fact]
    public void Codes_are_centred_turned_and_of_length_1()
    {
        using Tensor features = tensor(Cross), queries = tensor(new float[,] { { 5, 5 }, { 2, 0 }, { 2, 1 } }), codes = NeuralCodes.Fit(features, 2).Project(queries);
        Near([0.6f, 0.8f, 0, -1, 0, 0], codes);
    }

    [Fact]
    public void Whitened_each_direction_counts_alike()
    {
        using Tensor features = tensor(Cross), queries = tensor(new float[,] { { 4, 2 }, { 6, 1 } }), codes = NeuralCodes.Fit(features, 2, whiten: true).Project(queries);
        Near([MathF.Sqrt(0.5f), MathF.Sqrt(0.5f), 1, 0], codes);
    }

    [Fact]
    public void A_direction_without_variance_is_not_blown_up()
    {
        using Tensor features = tensor(new float[,] { { 1, 0 }, { -1, 0 } }), queries = tensor(new float[,] { { 2, 1e-3f } }), codes = NeuralCodes.Fit(features, 2, whiten: true).Project(queries);
        Near([1, 0], codes);
    }

    [Fact]
    public void Codes_of_128_numbers_find_nearly_the_same_clothes_as_all_784()
    {
        using var scope = NewDisposeScope();
        ImageSplit images = Samples.Clothes.Test;
        int[] labels = [.. images.Labels.ToArray().Select(label => (int)label)];
        Tensor features = images.Images([.. Enumerable.Range(0, images.Count)]).flatten(1).to(float32);
        using NearestNeighbors full = NearestNeighbors.Fit(features), codes = NearestNeighbors.Fit(NeuralCodes.Fit(features, 128).Project(features));

        Score lost = RetrievalEvaluation.Of(full, labels).PrecisionOver(RetrievalEvaluation.Of(codes, labels));

        Assert.InRange(lost.Value, -0.1, 0.03);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_projection_that_was_saved_makes_the_same_codes_once_loaded(bool whiten)
    {
        using var folder = new TemporaryFolder();
        using Tensor features = rand(30, 8);
        NeuralCodes saved = NeuralCodes.Fit(features, 5, whiten);

        saved.Save(folder["codes.safetensors"]);
        NeuralCodes loaded = NeuralCodes.Load(folder["codes.safetensors"]);

        using Tensor before = saved.Project(features), after = loaded.Project(features);
        Assert.Equal(Samples.Values(before), Samples.Values(after));
        Assert.Equal(saved.ToString(), loaded.ToString());
    }

    [Fact]
    public void A_damaged_projection_is_refused_in_a_sentence()
    {
        using var folder = new TemporaryFolder();
        string path = folder["codes.safetensors"];
        using Tensor features = rand(30, 8);
        NeuralCodes.Fit(features, 5).Save(path);
        byte[] bad = File.ReadAllBytes(path);
        bad[^3] ^= 4;
        File.WriteAllBytes(path, bad);
        Assert.Equal($"{path} cannot be read as a projection to neural codes: its content was altered since it was written, as its SHA-256 says.", Assert.Throws<KitException>(() => NeuralCodes.Load(path)).Message);
    }

    [Fact]
    public void Features_of_another_layer_are_refused()
    {
        using Tensor features = rand(30, 8), others = rand(3, 7);
        Assert.Equal("These components are of 8 features, not of 3×7.", Assert.Throws<KitException>(() => NeuralCodes.Fit(features, 5).Project(others)).Message);
    }

    private static void Near(float[] expected, Tensor actual)
    {
        float[] values = Samples.Values(actual);
        Assert.Equal(expected.Length, values.Length);
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], values[i], 1e-6f);
    }
}
