using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NotebookKit.Tests.Architectures;

public sealed class ImageModelTests
{
    [Fact]
    public void Names_are_found_by_pattern() =>
        Assert.Equal(["resnet18", "resnet34", "resnet50", "resnet101", "resnet152"], Models.List("ResNet1*").Concat(Models.List("resnet34")).Concat(Models.List("resnet5?")).Select(card => card.Name).Order(new ByNumber()));

    [Theory]
    [InlineData("SqueezeNet1_1"), InlineData("squeezenet-1.1"), InlineData("squeezenet1.1")]
    public void Hyphens_dots_and_case_do_not_matter(string name) => Assert.Equal("squeezenet1.1", Models.Card(name).Name);

    [Fact]
    public void A_name_that_is_not_known_is_answered_with_those_that_are() =>
        Assert.Contains("There is no model 'resnet19'. There are alexnet, ", Assert.Throws<KitException>(() => Models.Create("resnet19")).Message, StringComparison.Ordinal);

    [Fact]
    public void Weights_of_another_network_are_refused_with_those_that_fit() =>
        Assert.Equal(
            "The weights googlenet/bvlc are for googlenet, not for alexnet, which has alexnet/torchvision.",
            Assert.Throws<KitException>(() => Models.Create("alexnet", weights: "googlenet/bvlc")).Message);

    [Fact]
    public void A_card_names_the_weights_for_its_network() => Assert.Equal(["squeezenet1_1/deepscale", "squeezenet1_1/torchvision"], Models.Card("squeezenet1.1").Weights);

    [Fact]
    public void Every_card_has_a_paper_with_its_year() =>
        Assert.All(Models.List(), card => Assert.Matches(@"^\p{Lu}.+, 20\d\d", card.Paper));

    [Fact]
    public void A_stage_goes_by_the_beginning_of_its_name()
    {
        using var model = new GoogLeNet(classes: 2);
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        model.eval();
        Tensor image = rand(1, 3, 64, 64);
        Assert.True(model.Extract("inception_4a", image).equal(model.Extract("inception_4a/output", image)).all().item<bool>());
        Assert.Equal([1, 512, 4, 4], model.Extract("inception_4a", image).shape);
    }

    [Fact]
    public void A_stage_that_is_not_there_is_answered_with_those_that_are()
    {
        using var model = new CifarResNet(8);
        using Tensor image = rand(1, 3, 32, 32);
        Assert.Equal(
            "ResNet-8 has no stage 'fc7'. It has conv1, layer1, layer2, layer3, pool, fc.",
            Assert.Throws<KitException>(() => model.Extract("fc7", image)).Message);
        Assert.Throws<KitException>(() => model.Freeze("fc7"));
    }

    [Fact]
    public void Stages_from_the_named_one_on_learn()
    {
        using var model = new CifarResNet(8);
        model.Freeze(until: "layer3");
        string[] learning = [.. model.named_parameters().Where(pair => pair.parameter.requires_grad).Select(pair => pair.name.Split('.')[0]).Distinct()];
        Assert.Equal(["layer3", "fc"], learning);
    }

    [Fact]
    public void Frozen_norms_stay_in_evaluation_mode_and_the_others_train()
    {
        using var model = new CifarResNet(8);
        model.Freeze(until: "layer2");
        model.eval();
        model.train();
        Dictionary<string, bool> modes = model.named_modules().Where(pair => pair.module is BatchNorm2d).ToDictionary(pair => pair.name, pair => pair.module.training);
        Assert.All(modes, mode => Assert.Equal(mode.Key.StartsWith("layer2", StringComparison.Ordinal) || mode.Key.StartsWith("layer3", StringComparison.Ordinal), mode.Value));
    }

    [Fact]
    public void Each_stage_learns_slower_than_the_next()
    {
        using var model = new CifarResNet(8);
        IReadOnlyList<ParameterGroup> groups = model.ParameterGroups(learningRate: 0.8, decay: 0.5);
        Assert.Equal([0.05, 0.1, 0.2, 0.4, 0.8], groups.Select(group => group.LearningRateFactor), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Throws<ArgumentOutOfRangeException>(() => model.ParameterGroups(decay: 0));
    }

    [Fact]
    public void A_trainer_leaves_frozen_stages_as_they_are_and_moves_the_others()
    {
        manual_seed(1);
        using var model = new CifarResNet(8, channels: 1, classes: 2, width: 4);
        model.Freeze(until: "layer3");
        Dictionary<string, float[]> before = model.state_dict().Where(pair => pair.Value.is_floating_point()).ToDictionary(pair => pair.Key, pair => Samples.Values(pair.Value));
        Trainer.Fit(model, Samples.TrousersAndBags, Training.TrainingSamples.Short with { Epochs = 1, ParameterGroups = model.ParameterGroups() });

        foreach ((string name, float[] values) in before)
            Assert.Equal(name.StartsWith("layer3", StringComparison.Ordinal) || name.StartsWith("fc", StringComparison.Ordinal), !values.SequenceEqual(Samples.Values(model.state_dict()[name])));
    }

    [Fact]
    public void The_way_that_is_5_by_5_in_the_paper_is_3_by_3_in_torchvisions_GoogLeNet()
    {
        using GoogLeNet paper = new(classes: 2);
        using NormedGoogLeNet torchvision = new(classes: 2);
        Assert.Equal([32, 16, 5, 5], paper.get_parameter("inception_3a.5x5.weight")!.shape);
        Assert.Equal([32, 16, 3, 3], torchvision.get_parameter("inception3a.branch3.1.conv.weight")!.shape);
    }

    /// <summary>13,378,280 is the count of BVLC's training network; torchvision prints 13,004,888.</summary>
    [Theory]
    [InlineData(true, 13_378_280), InlineData(false, 13_004_888)]
    public void Auxiliary_classifiers_have_a_say_in_the_loss(bool paper, long parameters)
    {
        using ImageModel model = paper ? new GoogLeNet(auxiliary: true) : new NormedGoogLeNet(auxiliary: true);
        Assert.Equal(parameters, model.parameters().Sum(parameter => parameter.numel()));
        model.ReplaceHead(5);
        using var scope = NewDisposeScope();
        Tensor images = rand(2, 3, 224, 224), labels = tensor(new long[] { 1, 4 });
        GoogLeNetOutputs outputs = model is GoogLeNet googLeNet ? googLeNet.ClassifyWithAuxiliaries(images) : ((NormedGoogLeNet)model).ClassifyWithAuxiliaries(images);
        Assert.All([outputs.Logits, outputs.First, outputs.Second], logits => Assert.Equal([2, 5], logits.shape));
        outputs.Loss(labels).backward();
        Assert.All(model.named_parameters(), pair => Assert.True(pair.parameter.grad is not null, pair.name));
    }

    [Fact]
    public void Without_auxiliary_classifiers_asking_for_them_is_refused()
    {
        using var model = new GoogLeNet(classes: 2);
        using Tensor image = rand(1, 3, 224, 224);
        Assert.Contains("build it with auxiliary: true", Assert.Throws<KitException>(() => model.ClassifyWithAuxiliaries(image)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("resnet18"), InlineData("googlenet")]
    public void In_bfloat16_the_copy_says_the_same_to_two_digits(string name)
    {
        using ImageModel model = Models.Create(name);
        RuleWeights.Fill(model);
        model.eval();
        using ImageModel fast = model.ForInference(bfloat16: true, channelsLast: true);
        if (!fast.Inference!.BFloat16) return; // Not on this platform: the copy says so and computes in float32.
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        Tensor image = RuleWeights.Image(96), expected = model.Classify(image), logits = fast.Classify(image);
        Assert.Equal(ScalarType.Float32, logits.dtype);
        Assert.InRange((logits - expected).abs().max().item<float>(), 0, 0.03f * expected.abs().max().item<float>());
        Assert.Contains("bfloat16 on", fast.Inference.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_copy_for_inference_keeps_no_gradient_and_leaves_the_model_as_it_was()
    {
        using var model = new CifarResNet(8);
        model.train();
        using ImageModel fast = model.ForInference(bfloat16: false);
        using Tensor image = rand(2, 3, 32, 32), logits = fast.call(image);
        Assert.False(logits.requires_grad);
        Assert.True(model.training);
        Assert.Null(model.Inference);
        Assert.All(model.parameters(), parameter => Assert.True(parameter.requires_grad));
        Assert.Contains(model.modules(), module => module is BatchNorm2d);
    }

    private sealed class ByNumber : IComparer<string>
    {
        public int Compare(string? x, string? y) => int.Parse(x![6..], System.Globalization.CultureInfo.InvariantCulture) - int.Parse(y![6..], System.Globalization.CultureInfo.InvariantCulture);
    }
}
