using static TorchSharp.torch;

namespace NotebookKit.Tests.Models;

public sealed class ModelSummaryTests
{
    [Fact]
    public void ResNet_20_needs_40_551_040_multiply_adds_on_a_CIFAR_image()
    {
        using var model = new CifarResNet(20);
        Assert.Equal((40_551_040, 269_722), (ModelSummary.Of(model, 1, 3, 32, 32).MultiplyAdds, ModelSummary.Of(model, 1, 3, 32, 32).Parameters));
    }

    [Fact]
    public void Layers_come_parents_first_with_their_output_shapes()
    {
        using var model = new CifarResNet(8, channels: 1);
        ModelSummary summary = ModelSummary.Of(model, 1, 1, 28, 28);

        Assert.Equal(["ResNet-8", "Conv2d", "BatchNorm2d", "Sequential", "ResidualBlock"], summary.Layers.Take(5).Select(layer => layer.Type));
        Assert.Equal([1, 32, 14, 14], summary.Layers.Single(layer => layer.Name == "layer2").OutputShape!);
    }

    [Fact]
    public void The_models_mode_and_batch_statistics_stay_as_they_were()
    {
        using var model = new CifarResNet(8);
        model.train();
        float[] before = Samples.Values(model.state_dict()["bn1.running_mean"]);

        ModelSummary.Of(model, 1, 3, 32, 32);

        Assert.True(model.training);
        Assert.Equal(before, Samples.Values(model.state_dict()["bn1.running_mean"]));
    }

    [Fact]
    public void Frozen_parameters_are_not_trainable()
    {
        using var model = new CifarResNet(8);
        foreach (Tensor parameter in model.parameters()) parameter.requires_grad_(false);
        Assert.Equal(0, ModelSummary.Of(model, 1, 3, 32, 32).TrainableParameters);
    }

    [Fact]
    public void A_shape_that_the_model_does_not_take_is_said_in_a_sentence()
    {
        using var model = nn.Sequential(nn.Linear(10, 2));
        Assert.Contains("does not take an input of 1×3", Assert.Throws<ArgumentException>(() => ModelSummary.Of(model, 1, 3)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_tensor_and_no_hook_is_left_behind()
    {
        using var model = new CifarResNet(8);
        ModelSummary.Of(model, 1, 3, 32, 32);
        long before = Samples.LiveTensors();
        ModelSummary.Of(model, 1, 3, 32, 32);
        Assert.Equal(before, Tensor.TotalCount);
    }
}
