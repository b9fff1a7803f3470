using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NotebookKit.Tests.Architectures;

/// <summary>What every network of the registry can do. A network is built once; the largest have half a gigabyte of weights.</summary>
public sealed class ModelMatrixTests
{
    /// <summary>Beyond this many parameters a file and a copy would take most of the time of all tests.</summary>
    private const long Large = 30_000_000;

    public static TheoryData<string> Names => [.. Models.List().Select(card => card.Name)];

    [Theory, MemberData(nameof(Names))]
    public void A_network_keeps_the_contract(string name)
    {
        ModelCard card = Models.Card(name);
        using ImageModel model = Models.Create(name);
        using var scope = NewDisposeScope();
        Tensor images = randn(2, card.Channels, Side(card), Side(card), generator: new Generator(7));

        Assert.Equal(card.Parameters, model.parameters().Sum(parameter => parameter.numel()));
        Assert.Equal((card.InputSize, card.Channels, card.Classes), (model.InputSize, model.Channels, model.Classes));
        EveryStageLearns(model, images);
        FeaturesLeadToLogits(model, images);
        TensorsDoNotPileUp(model, images);
        FrozenStagesStay(model, images);
        if (card.Parameters < Large) SavedWeightsComeBack(model, images);
        if (card.Parameters < Large) ACopyForInferenceAgrees(model, images);
        TheHeadIsReplaced(model, images);
    }

    [Theory, MemberData(nameof(Names))]
    public void A_network_takes_grey_images_and_other_classes(string name)
    {
        if (Models.Card(name).Parameters >= Large) return; // The first layer of the large ones is built in the same way.
        ModelCard card = Models.Card(name);
        using ImageModel model = Models.Create(name, classes: 3, channels: 1);
        model.eval();
        using var inference = inference_mode();
        using Tensor images = rand(1, 1, Side(card), Side(card)), logits = model.Classify(images);
        Assert.Equal([1, 3], logits.shape);
    }

    /// <summary>Small images, where a network takes them.</summary>
    private static int Side(ModelCard card) => Math.Min(card.InputSize, 71);

    private static void EveryStageLearns(ImageModel model, Tensor images)
    {
        using var scope = NewDisposeScope();
        model.train();
        Tensor logits = model.call(images);
        Assert.Equal([images.size(0), model.Classes], logits.shape);
        logits.logsumexp(1).sum().backward();
        Assert.All(model.named_parameters(), parameter => Assert.True(parameter.parameter.grad is not null, parameter.name));
        model.zero_grad();
        Assert.Equal(
            model.parameters().Select(parameter => parameter.Handle).Order(),
            model.ParameterGroups().SelectMany(group => group.Parameters).Select(parameter => parameter.Handle).Order());
    }

    private static void FeaturesLeadToLogits(ImageModel model, Tensor images)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        model.eval();
        Tensor logits = model.Classify(images), features = model.Features(images);
        Assert.Equal((2, images.size(0)), (features.dim(), features.size(0)));
        IReadOnlyList<Tensor> stages = model.Extract(model.FeatureNames, images);
        Assert.Equal(model.FeatureNames.Count, model.FeatureNames.Distinct().Count());
        Assert.All(stages, stage => Assert.Equal(images.size(0), stage.size(0)));
        Assert.True(stages[^1].allclose(logits));
        Assert.True(model.Extract(model.FeatureNames[^2], images).allclose(stages[^2]));
    }

    private static void TensorsDoNotPileUp(ImageModel model, Tensor images)
    {
        using var _ = no_grad();
        model.eval();
        long before = Samples.LiveTensors();
        using (Tensor logits = model.call(images), features = model.Features(images), first = model.Extract(model.FeatureNames[0], images))
            Assert.Equal(before + 3, Tensor.TotalCount);
        Assert.Equal(before, Tensor.TotalCount);
    }

    private static void FrozenStagesStay(ImageModel model, Tensor images)
    {
        using var scope = NewDisposeScope();
        model.Freeze();
        model.train();
        BatchNorm2d? norm = model.modules().OfType<BatchNorm2d>().FirstOrDefault();
        Tensor? mean = norm?.running_mean!.clone();
        model.call(images).logsumexp(1).sum().backward();

        ParameterGroup head = Assert.Single(model.ParameterGroups());
        Assert.Equal(model.Classes, head.Parameters[0].size(0));
        Assert.All(model.parameters().SkipLast(head.Parameters.Count), parameter => Assert.Null(parameter.grad));
        if (norm is not null) Assert.True(norm.running_mean!.allclose(mean!), "a frozen norm's statistics");
        model.zero_grad();
        model.Unfreeze();
        model.train();
        Assert.All(model.parameters(), parameter => Assert.True(parameter.requires_grad));
        Assert.All(model.modules().OfType<BatchNorm2d>(), module => Assert.True(module.training));
    }

    private static void SavedWeightsComeBack(ImageModel model, Tensor images)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        using var stream = new MemoryStream();
        model.eval();
        Tensor before = model.call(images);
        model.save(stream);
        foreach (Tensor parameter in model.parameters()) parameter.zero_();
        model.load(new MemoryStream(stream.ToArray()));
        Assert.Equal(Samples.Values(before), Samples.Values(model.call(images)));
    }

    private static void ACopyForInferenceAgrees(ImageModel model, Tensor images)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        // Statistics as a trained network has them: a norm that changes nothing would fold rightly in any way.
        var random = new Generator(3);
        foreach (BatchNorm2d norm in model.modules().OfType<BatchNorm2d>())
        {
            norm.running_mean!.copy_(randn(norm.num_features, generator: random) * 0.1);
            norm.running_var!.copy_(rand(norm.num_features, generator: random) + 0.5);
            norm.bias!.copy_(randn(norm.num_features, generator: random) * 0.1);
        }

        model.eval();
        using ImageModel fast = model.ForInference(bfloat16: false, channelsLast: true);
        Tensor expected = model.call(images), logits = fast.call(images);
        Assert.Empty(fast.modules().OfType<BatchNorm2d>());
        Assert.InRange((logits - expected).abs().max().item<float>(), 0, 1e-4f * expected.abs().max().item<float>());
        Tensor features = model.Features(images);
        Assert.InRange((fast.Features(images) - features).abs().max().item<float>(), 0, 1e-4f * features.abs().max().item<float>());
    }

    private static void TheHeadIsReplaced(ImageModel model, Tensor images)
    {
        using var scope = NewDisposeScope();
        model.Freeze();
        model.ReplaceHead(4);
        model.eval();
        Assert.Equal([images.size(0), model.Classes], model.call(images).shape);
        Assert.Equal(4, model.Classes);
        Assert.All(model.parameters().Where(parameter => parameter.requires_grad), parameter => Assert.Equal(4, parameter.size(0)));
        model.call(images).sum().backward();
        Assert.All(model.parameters().Where(parameter => parameter.requires_grad), parameter => Assert.NotNull(parameter.grad));
    }
}
