using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NotebookKit.Tests.Training;

public sealed class FlatParametersTests
{
    [Fact]
    public void Moving_the_parameters_and_giving_them_back_changes_no_weight_and_no_stride()
    {
        using CifarResNet model = TrainingSamples.Network();
        MemoryLayout.ChannelsLast(model);
        byte[] before = TrainingSamples.Weights(model);
        long[][] strides = [.. model.parameters().Select(parameter => parameter.stride())];

        using (new FlatParameters(model, []))
        {
            Assert.Equal(before, TrainingSamples.Weights(model));
            Assert.Equal(strides, model.parameters().Select(parameter => parameter.stride()));
        }

        Assert.Equal(before, TrainingSamples.Weights(model));
        Assert.Equal(strides, model.parameters().Select(parameter => parameter.stride()));
        Assert.All(model.parameters(), parameter => Assert.Equal(0, parameter.storage_offset()));
    }

    [Fact]
    public void Frozen_parameters_stay_where_they_are()
    {
        using Linear layer = nn.Linear(3, 2);
        layer.weight.requires_grad = false;
        using var flat = new FlatParameters(layer, []);
        Assert.Equal(FlatParameters.Alignment, flat.Weights.numel());
    }

    [Fact]
    public void Groups_lie_one_after_the_other_and_the_rest_last()
    {
        using Linear first = nn.Linear(3, 2), second = nn.Linear(2, 2);
        using Sequential model = nn.Sequential(first, second);
        using var flat = new FlatParameters(model, [ParameterGroup.Of(second, 10, 0)]);
        Assert.Equal([new FlatGroup(0, 32, 10, 0), new FlatGroup(32, 32, 1, null)], flat.Groups);
    }

    [Fact]
    public void A_parameter_of_two_groups_is_named()
    {
        using Linear layer = nn.Linear(3, 2);
        Assert.Equal("Linear's parameter weight stands in two parameter groups.", Refused(layer, ParameterGroup.Of(layer), ParameterGroup.Of(layer)));
    }

    [Fact]
    public void A_parameter_of_another_model_is_refused()
    {
        using Linear layer = nn.Linear(3, 2), other = nn.Linear(5, 4);
        Assert.Equal("A parameter group has a parameter of 4×5 that Linear does not have.", Refused(layer, ParameterGroup.Of(other)));
    }

    [Fact]
    public void A_model_in_another_precision_is_refused()
    {
        using Linear layer = nn.Linear(3, 2);
        layer.to(ScalarType.BFloat16);
        Assert.StartsWith("Linear's parameter weight is BFloat16 on cpu; training needs float32", Refused(layer), StringComparison.Ordinal);
    }

    private static string Refused(nn.Module model, params ParameterGroup[] groups) => Assert.Throws<KitException>(() => new FlatParameters(model, groups)).Message;
}
