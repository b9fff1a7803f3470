using static TorchSharp.torch;

namespace NotebookKit.Tests.Architectures;

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
        Assert.Contains("Sequential does not take an input of 1×3", Assert.Throws<ArgumentException>(() => ModelSummary.Of(model, 1, 3)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_module_that_was_frozen_in_evaluation_mode_stays_so()
    {
        using var model = new CifarResNet(8);
        model.train();
        nn.Module frozen = model.named_modules().Single(pair => pair.name == "bn1").module;
        frozen.eval();

        ModelSummary.Of(model, 1, 3, 32, 32);

        Assert.Equal((true, false), (model.training, frozen.training));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(20)]
    public void Depth_is_counted_as_in_the_papers_name(int depth)
    {
        using var model = new CifarResNet(depth);
        Assert.Equal(depth, ModelSummary.Of(model, 1, 3, 32, 32).WeightedLayers);
    }

    [Theory]
    [InlineData("googlenet", 22), InlineData("plain34", 34), InlineData("resnet50", 50), InlineData("inception-bn", 34)]
    public void Depth_is_that_of_the_paper_where_ways_run_side_by_side(string name, int depth)
    {
        using ImageModel model = Models.Create(name, classes: 2);
        Assert.Equal(depth, ModelSummary.Of(model, 1, 3, 64, 64).WeightedLayers);
    }

    [Fact]
    public void A_projection_beside_a_blocks_convolutions_adds_no_depth()
    {
        using var model = new Projected();
        ModelSummary summary = ModelSummary.Of(model, 1, 4, 8, 8);
        Assert.Equal((3, 2), (summary.Layers.Count(layer => layer.Type == "Conv2d"), summary.WeightedLayers));
    }

    [Fact]
    public void A_layer_used_twice_is_marked_and_counted_once()
    {
        var linear = nn.Linear(4, 4);
        using var model = nn.Sequential(("first", linear), ("again", (nn.Module<Tensor, Tensor>)linear));
        ModelSummary summary = ModelSummary.Of(model, 2, 4);

        Assert.Equal(("first", 20, 64), (summary.Layers[2].SharedWith, summary.Parameters, summary.MultiplyAdds));
    }

    [Fact]
    public void Memory_is_that_of_parameters_input_and_what_layers_return()
    {
        using var model = nn.Sequential(nn.Linear(10, 5), nn.ReLU());
        ModelSummary summary = ModelSummary.Of(model, 2, 10);
        Assert.Equal((55 * 4, 2 * 10 * 4, 2 * 2 * 5 * 4), (summary.ParameterBytes, summary.InputBytes, summary.ActivationBytes));
    }

    [Fact]
    public void A_recurrent_layer_costs_its_matrices_each_step()
    {
        using var model = nn.LSTM(3, 4, batchFirst: true);
        using Tensor input = zeros(2, 5, 3);
        ModelSummary summary = ModelSummary.Of(model, [input]);
        Assert.Equal((2L * 5 * 4 * (4 * 3 + 4 * 4), 1), (summary.MultiplyAdds, summary.WeightedLayers));
        Assert.Equal([2, 5, 4], summary.Layers[0].OutputShape!);
    }

    [Fact]
    public void An_embedding_takes_the_indices_it_is_given()
    {
        using var model = nn.Sequential(nn.Embedding(10, 4), nn.Linear(4, 2));
        using Tensor indices = zeros([1, 7], int64);
        Assert.Equal([1, 7, 2], ModelSummary.Of(model, [indices]).Layers[0].OutputShape!);
    }

    [Fact]
    public void A_structure_needs_no_input()
    {
        using var model = new CifarResNet(8);
        ModelSummary structure = ModelSummary.Structure(model);
        Assert.Equal((75_290, 0, 0), (structure.Parameters, structure.MultiplyAdds, structure.InputShape.Count));
        Assert.Equal([16, 3, 3, 3], structure.Layers.Single(layer => layer.Name == "conv1" && layer.Depth == 1).WeightShape!);
    }

    [Fact]
    public void Models_are_compared_on_one_input()
    {
        using CifarResNet small = new(8), large = new(20);
        ModelComparison comparison = ModelComparison.Of([1, 3, 32, 32], small, large).WithFigure("error (%)", 12, 8.75);
        Assert.Equal([8, 20], comparison.Models.Select(model => model.WeightedLayers));
        Assert.Throws<ArgumentException>(() => comparison.WithFigure("error (%)", 1));
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

    /// <summary>A residual block of option B: two convolutions, and one by one beside them.</summary>
    private sealed class Projected : nn.Module<Tensor, Tensor>
    {
        private readonly TorchSharp.Modules.Conv2d one = nn.Conv2d(4, 8, 3L, padding: 1L), two = nn.Conv2d(8, 8, 3L, padding: 1L), projection = nn.Conv2d(4, 8, 1L);

        public Projected() : base("Projected") => RegisterComponents();

        public override Tensor forward(Tensor input) => two.call(nn.functional.relu(one.call(input))) + projection.call(input);
    }
}
