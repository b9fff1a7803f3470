using static TorchSharp.torch;

namespace NotebookKit.Tests;

public sealed class OcclusionTests
{
    // The logit of class 0 is the sum of the pixels, that of class 1 is 0: its probability is the logistic of the sum.
    private static readonly float[] Pixels = [0.5f, 0, 0, 0, 0, 1, 0, 0, 0, 0, -0.5f, 0, 0, 0, 0, 0.25f];

    [Fact]
    public void A_drop_is_the_probability_without_the_covered_pixels()
    {
        using var scope = NewDisposeScope();
        ExplanationMap map = Occlusion.Map(SumOfPixels(), Image(), 0, new OcclusionOptions { Patch = 2, Stride = 2 });
        double whole = Logistic(1.25);
        float[,] expected = { { (float)(whole - Logistic(-0.25)), 0 }, { 0, (float)(whole - Logistic(1.5)) } };
        Assert.Equal(expected.Cast<float>(), map.Cells.Cast<float>(), (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void The_whole_picture_has_the_models_own_probability()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(Logistic(1.25), Occlusion.Map(SumOfPixels(), Image(), 0).Probability, 1e-6);
    }

    [Fact]
    public void A_pixel_has_the_mean_of_the_squares_that_covered_it()
    {
        using var scope = NewDisposeScope();
        ExplanationMap map = Occlusion.Map(SumOfPixels(), Image(), 0, new OcclusionOptions { Patch = 2, Stride = 1 });
        Assert.Equal((map.Cells[0, 0] + map.Cells[0, 1] + map.Cells[1, 0] + map.Cells[1, 1]) / 4, map.Pixels[1, 1], 1e-6f);
    }

    [Fact]
    public void The_last_square_ends_where_the_picture_does()
    {
        using var scope = NewDisposeScope();
        Assert.Equal((2, 2), Size(Occlusion.Map(SumOfPixels(), Image(), 0, new OcclusionOptions { Patch = 3, Stride = 3 }).Cells));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100)]
    public void Any_batch_size_gives_the_same_map(int batch)
    {
        using var scope = NewDisposeScope();
        var options = new OcclusionOptions { Patch = 2, Stride = 1 };
        Assert.Equal(Occlusion.Map(SumOfPixels(), Image(), 0, options).Cells, Occlusion.Map(SumOfPixels(), Image(), 0, options with { BatchSize = batch }).Cells);
    }

    [Fact]
    public void The_most_probable_class_is_explained_unless_another_is_named()
    {
        using var scope = NewDisposeScope();
        Assert.Equal("yes", Occlusion.Map(SumOfPixels(), Image(), classNames: ["yes", "no"]).ClassName);
    }

    [Fact]
    public void Modes_are_as_before_and_no_tensor_is_left()
    {
        using nn.Module<Tensor, Tensor> model = SumOfPixels();
        using Tensor image = Image();
        model.train();
        long before = Samples.LiveTensors();
        Occlusion.Map(model, image);
        Assert.Equal((true, before), (model.training, Samples.LiveTensors()));
    }

    [Fact]
    public void The_picture_is_not_changed()
    {
        using var scope = NewDisposeScope();
        Tensor image = Image();
        Occlusion.Map(SumOfPixels(), image);
        Assert.Equal(Pixels, Samples.Values(image.flatten()));
    }

    [Fact]
    public void A_square_that_leaves_gaps_is_refused()
    {
        using var scope = NewDisposeScope();
        Assert.Contains("leave no gaps", Assert.Throws<KitException>(() => Occlusion.Map(SumOfPixels(), Image(), 0, new OcclusionOptions { Patch = 1, Stride = 2 })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_class_that_is_not_there_is_named()
    {
        using var scope = NewDisposeScope();
        Assert.Equal("There is no class 7; the model has 2, numbered from 0.", Assert.Throws<KitException>(() => Occlusion.Map(SumOfPixels(), Image(), 7)).Message);
    }

    [Fact]
    public void A_cancelled_map_ends()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<OperationCanceledException>(() => Occlusion.Map(SumOfPixels(), Image(), 0, new OcclusionOptions { CancellationToken = new CancellationToken(true) }));
    }

    private static Tensor Image() => tensor(Pixels).reshape(1, 4, 4);

    private static nn.Module<Tensor, Tensor> SumOfPixels()
    {
        var linear = nn.Linear(16, 2, hasBias: false);
        using (no_grad())
        {
            linear.weight!.zero_();
            linear.weight[0].fill_(1);
        }

        return nn.Sequential(nn.Flatten(), linear);
    }

    private static double Logistic(double value) => 1 / (1 + Math.Exp(-value));

    private static (int Rows, int Columns) Size(float[,] cells) => (cells.GetLength(0), cells.GetLength(1));
}
