using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NotebookKit.Tests;

public sealed class GradCamTests
{
    // Two maps, the picture and its negative, are averaged and weighed: 3 and −1 for class 0, 1 and 2 for class 1. With a mean before the
    // linear layer, a map's weight is its linear weight divided by its cells, so the map of class 0 is ReLU(3x + x) / 4 = ReLU(x).
    private static readonly float[] Pixels = [0.5f, -1, 2, 0];

    [Fact]
    public void A_map_is_what_the_paper_says()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([0.25f, 0, 1, 0], GradCam.Map(Model(), Image(), 0, "maps").Cells.Cast<float>(), Near);
    }

    [Fact]
    public void Another_class_has_another_map()
    {
        using var scope = NewDisposeScope();
        // 1·x + 2·(−x) = −x: only the negative pixel speaks for it.
        Assert.Equal([0, 1, 0, 0], GradCam.Map(Model(), Image(), 1, "maps").Cells.Cast<float>(), Near);
    }

    [Fact]
    public void The_last_convolution_is_watched_unless_another_layer_is_named()
    {
        using var scope = NewDisposeScope();
        Assert.Equal("layer maps, 2 maps of 2×2", GradCam.Map(Model(), Image(), 0).Settings);
    }

    [Fact]
    public void A_relu_in_place_behind_the_layer_changes_nothing()
    {
        using var scope = NewDisposeScope();
        // Behind a ReLU only the positive cells of a map pass: of map 0 the pixels, of map 1 (−x) the negative one; their slopes
        // are averaged over all cells: 3 · 2/4 and −1 · 1/4, and the map is ReLU(1.5x + 0.25x).
        Assert.Equal([0.25f, 0, 1, 0], GradCam.Map(Model(relu: true), Image(), 0, "maps").Cells.Cast<float>(), Near);
    }

    [Fact]
    public void A_frozen_model_is_explained_too()
    {
        using var scope = NewDisposeScope();
        nn.Module<Tensor, Tensor> model = Model();
        foreach (Parameter parameter in model.parameters()) parameter.requires_grad = false;
        using (no_grad()) Assert.Equal([0.25f, 0, 1, 0], GradCam.Map(model, Image(), 0, "maps").Cells.Cast<float>(), Near);
    }

    [Fact]
    public void Pixels_are_cells_enlarged()
    {
        using var scope = NewDisposeScope();
        ExplanationMap map = GradCam.Map(new CifarResNet(8, channels: 1, classes: 3), rand(1, 32, 32), 1, "layer3");
        Assert.Equal((8, 32), (map.Cells.GetLength(0), map.Pixels.GetLength(0)));
    }

    [Theory]
    [InlineData("googlenet")]
    [InlineData("mobilenet-v2")]
    [InlineData("alexnet")]
    public void Networks_by_name_are_explained(string name)
    {
        using var scope = NewDisposeScope();
        using ImageModel model = global::NotebookKit.Models.Create(name, classes: 4);
        ExplanationMap map = GradCam.Map(model, rand([3, 224, 224], generator: new Generator(1)));
        Assert.Equal((224, 224), (map.Pixels.GetLength(0), map.Pixels.GetLength(1)));
    }

    [Fact]
    public void A_copy_that_only_answers_is_refused()
    {
        using var scope = NewDisposeScope();
        using ImageModel copy = new CifarResNet(8, channels: 1, classes: 3).ForInference(bfloat16: false, channelsLast: false);
        Assert.EndsWith("explain the network itself, not a copy that only answers.", Assert.Throws<KitException>(() => GradCam.Map(copy, rand(1, 32, 32))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Gradients_modes_and_tensors_are_as_before()
    {
        using nn.Module<Tensor, Tensor> model = Model();
        using Tensor image = Image();
        model.train();
        GradCam.Map(model, image);
        long before = Samples.LiveTensors();
        GradCam.Map(model, image);
        Assert.Equal((true, before), (model.training, Samples.LiveTensors()));
        Assert.All(model.parameters(), parameter => Assert.Null(parameter.grad));
    }

    [Fact]
    public void Hooks_are_gone_afterwards()
    {
        using var scope = NewDisposeScope();
        nn.Module<Tensor, Tensor> model = Model();
        GradCam.Map(model, Image());
        using (inference_mode()) Assert.Equal([1, 2], model.call(Image().unsqueeze(0)).shape);
    }

    [Fact]
    public void A_layer_that_is_not_there_is_named_with_those_that_are()
    {
        using var scope = NewDisposeScope();
        Assert.Contains("has no layer conv9; it has maps", Assert.Throws<KitException>(() => GradCam.Map(Model(), Image(), 0, "conv9")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_layer_without_maps_is_refused()
    {
        using var scope = NewDisposeScope();
        Assert.StartsWith("The layer last returns 1×2, but Grad-CAM needs maps", Assert.Throws<KitException>(() => GradCam.Map(Model(), Image(), 0, "last")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_of_other_channels_is_refused_in_a_sentence()
    {
        using var scope = NewDisposeScope();
        Assert.Contains("does not take pictures of 1×3×2×2", Assert.Throws<KitException>(() => GradCam.Map(Model(), rand(3, 2, 2), 0)).Message, StringComparison.Ordinal);
    }

    private static Tensor Image() => tensor(Pixels).reshape(1, 2, 2);

    private static bool Near(float one, float other) => Math.Abs(one - other) < 1e-5;

    private static nn.Module<Tensor, Tensor> Model(bool relu = false)
    {
        var maps = nn.Conv2d(1, 2, 1L, bias: false);
        var last = nn.Linear(2, 2, hasBias: false);
        using (no_grad())
        {
            maps.weight.copy_(tensor(new[] { 1f, -1f }).reshape(2, 1, 1, 1));
            last.weight!.copy_(tensor(new[] { 3f, -1f, 1f, 2f }).reshape(2, 2));
        }

        List<(string, nn.Module<Tensor, Tensor>)> layers = [("maps", maps), ("mean", nn.AdaptiveAvgPool2d(1)), ("flat", nn.Flatten()), ("last", last)];
        if (relu) layers.Insert(1, ("relu", nn.ReLU(inplace: true)));
        return nn.Sequential(layers);
    }
}
