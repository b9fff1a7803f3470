using NotebookKit.Tests.Training;
using static TorchSharp.torch;

namespace NotebookKit.Tests.Architectures;

public sealed class ModelTailTests
{
    private static readonly ImagePipeline Judging = new([new ResizeTo(16, 16)], ImageNormalisation.ImageNet), Varied = new([new ResizeTo(16, 16), new RandomFlip(1)], ImageNormalisation.ImageNet);

    [Fact]
    public void A_layer_behind_the_head_decides_by_the_heads_logits()
    {
        manual_seed(1);
        using var model = new CifarResNet(8, classes: 7);
        model.eval();
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        Tensor images = rand(2, 3, 32, 32), before = model.Classify(images);
        model.AppendHead(2);
        Tensor weight = model.get_parameter("appended.weight")!, bias = model.get_parameter("appended.bias")!;
        Assert.Equal([2, 7], weight.shape);
        Assert.True(model.Classify(images).allclose(before.mm(weight.t()) + bias, atol: 1e-5));
        Assert.True(model.Extract("fc", images).equal(before).all().item<bool>());
        Assert.Equal((2, "appended"), (model.Classes, model.FeatureNames[^1]));
    }

    [Fact]
    public void The_two_last_layers_learn_from_the_old_head_on()
    {
        using var model = new CifarResNet(8);
        model.AppendHead(2);
        model.Freeze(until: "fc");
        Assert.Equal(["fc.weight", "fc.bias", "appended.weight", "appended.bias"], model.named_parameters().Where(pair => pair.parameter.requires_grad).Select(pair => pair.name));
    }

    [Fact]
    public void A_second_layer_behind_the_head_is_refused_and_the_first_can_be_replaced()
    {
        using var model = new CifarResNet(8);
        model.AppendHead(2);
        Assert.Equal("ResNet-8 has a layer behind its head already; ReplaceHead gives it other classes.", Assert.Throws<KitException>(() => model.AppendHead(3)).Message);
        model.ReplaceHead(3);
        Assert.Equal([3, 10], model.get_parameter("appended.weight")!.shape);
    }

    [Fact]
    public void A_copy_for_inference_and_a_file_keep_the_layer_behind_the_head()
    {
        manual_seed(1);
        using var folder = new TemporaryFolder();
        using var model = new CifarResNet(8);
        model.AppendHead(2);
        model.eval();
        string path = Path.Combine(folder.Path, "eyes.safetensors");
        Weights.Save(model, path);
        using var read = new CifarResNet(8);
        read.AppendHead(2);
        read.Load(path).eval();
        using ImageModel fast = model.ForInference(bfloat16: false);
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        Tensor images = rand(2, 3, 32, 32), expected = model.Classify(images);
        Assert.True(read.Classify(images).equal(expected).all().item<bool>());
        Assert.True(fast.Classify(images).allclose(expected, atol: 1e-4));
    }

    [Fact]
    public void Frozen_features_and_the_tail_are_the_network()
    {
        ImageFileSet eyes = Eyes();
        using var model = new CifarResNet(8, classes: 2);
        model.eval();
        using FrozenFeatures features = FrozenFeatures.Of(model, "layer3", eyes, Judging);
        using ModelTail tail = model.Tail("layer3");
        Predictions whole = Predictor.Predict(model, eyes.AsSource(Judging), eyes.ClassNames), parts = Predictor.Predict(tail, features, eyes.ClassNames);
        Assert.Equal(whole.Probabilities.ToArray(), parts.Probabilities.ToArray(), (a, b) => Math.Abs(a - b) < 1e-4);
    }

    [Fact]
    public void Features_of_drawings_know_that_they_are_of_drawings()
    {
        ImageFileSet eyes = Eyes();
        using var model = new CifarResNet(8, classes: 2);
        using FrozenFeatures features = FrozenFeatures.Of(model, "layer3", eyes, Judging);
        Assert.All((IBatchSource[])[eyes.AsSource(Judging), eyes.AsSource(Judging).Subset([0]), features, features.Subset([0])], source => Assert.True(source.IsSynthetic));
    }

    [Fact]
    public void An_epoch_takes_every_image_once_in_one_of_its_views_and_a_seed_repeats_it()
    {
        using var eyes = new TwoViews();
        float[][] judged = Rows(eyes.Plain.InOrder(new BatchOptions())), turned = Rows(eyes.Mirrored.InOrder(new BatchOptions())), epoch = Rows(eyes.Both.Epoch(new BatchOptions { BatchSize = 1 }, 5));
        Assert.Equal(epoch, Rows(eyes.Both.Epoch(new BatchOptions { BatchSize = 1 }, 5)));
        int[] asJudged = [.. Matches(judged, epoch)], asTurned = [.. Matches(turned, epoch)];
        Assert.Equal(Enumerable.Range(0, eyes.Both.Count), asJudged.Concat(asTurned).Order());
        Assert.True(asJudged.Length > 0 && asTurned.Length > 0);
    }

    [Fact]
    public void Each_view_by_itself_has_every_image_of_a_subset_in_its_order()
    {
        using var eyes = new TwoViews();
        int[] some = [7, 3, 30];
        IReadOnlyList<FrozenFeatures> views = eyes.Both.Subset(some).EachView();
        Assert.Equal(2, views.Count);
        foreach ((FrozenFeatures view, FrozenFeatures expected) in views.Zip([eyes.Plain, eyes.Mirrored]))
        {
            Assert.Equal(some.Select(i => eyes.Both.Labels[i]), view.Labels);
            Assert.Equal(Rows(expected.Subset(some).InOrder(new BatchOptions())), Rows(view.InOrder(new BatchOptions())), (a, b) => a.Zip(b).All(pair => Math.Abs(pair.First - pair.Second) < 1e-4f));
        }
    }

    [Fact]
    public void A_tail_learns_and_leaves_the_frozen_part_alone()
    {
        ImageFileSet eyes = Eyes();
        using var model = new CifarResNet(8, classes: 2);
        float[] frozen = Samples.Values(model.get_parameter("layer2.0.conv1.weight")!), learning = Samples.Values(model.get_parameter("layer3.0.conv1.weight")!);
        using FrozenFeatures features = FrozenFeatures.Of(model, "layer3", eyes, Judging);
        ModelTail tail = model.Tail("layer3");
        Trainer.Fit(tail, features.Subset([0, 1, 2, 3]), features.Subset([4, 5]), new TrainingOptions { Epochs = 1, BatchSize = 2, Progress = new Quiet(), ParameterGroups = model.ParameterGroups() });
        Assert.Equal(frozen, Samples.Values(model.get_parameter("layer2.0.conv1.weight")!));
        Assert.NotEqual(learning, Samples.Values(model.get_parameter("layer3.0.conv1.weight")!));
    }

    [Fact]
    public void Features_that_were_disposed_say_so()
    {
        using var model = new CifarResNet(8, classes: 2);
        FrozenFeatures features = FrozenFeatures.Of(model, "layer3", Eyes(), Judging), some = features.Subset([1, 2]);
        features.Dispose();
        Assert.Equal("These features were disposed: compute them again.", Assert.Throws<KitException>(() => some.InOrder(new BatchOptions()).First()).Message);
        Assert.Equal("features of 2 images, disposed", some.ToString());
    }

    [Fact]
    public void Epochs_and_subsets_leave_no_tensors_behind()
    {
        ImageFileSet eyes = Eyes();
        using var model = new CifarResNet(8, classes: 2);
        using FrozenFeatures features = FrozenFeatures.Of(model, "layer3", eyes, Judging, Varied, views: 2);
        Use();
        long before = Samples.LiveTensors();
        Use();
        Assert.Equal(before, Samples.LiveTensors());

        void Use()
        {
            foreach (Batch batch in features.Subset([1, 3, 5, 7]).Epoch(new BatchOptions { BatchSize = 2, ChannelsLast = true }, 1)) batch.Dispose();
            foreach (Batch batch in features.InOrder(new BatchOptions { BatchSize = 8 })) batch.Dispose();
        }
    }

    private static ImageFileSet Eyes() =>
        Datasets.LoadFiles("drawn-fundus").Part("test").WithClasses(["none", "some"], grade => grade >= 1 ? 1 : 0).Subset([.. Enumerable.Range(0, 35)]);

    private static float[][] Rows(IEnumerable<Batch> batches)
    {
        List<float[]> rows = [];
        foreach (Batch batch in batches)
        {
            using (batch)
            {
                float[] all = Samples.Values(batch.Images);
                rows.AddRange(all.Chunk(all.Length / batch.Count));
            }
        }

        return [.. rows];
    }

    /// <summary>The rows of one list that are in the other.</summary>
    private static IEnumerable<int> Matches(float[][] known, float[][] asked) =>
        Enumerable.Range(0, known.Length).Where(i => asked.Any(row => row.Zip(known[i]).All(pair => Math.Abs(pair.First - pair.Second) < 1e-4f)));

    /// <summary>The same pictures' features in two views, and in each by itself.</summary>
    private sealed class TwoViews : IDisposable
    {
        private readonly CifarResNet _model = new(8, classes: 2);

        public TwoViews() => (Both, Plain, Mirrored) = (Of(Judging, Varied), Of(Judging), Of(Varied));

        public FrozenFeatures Both { get; }

        public FrozenFeatures Plain { get; }

        public FrozenFeatures Mirrored { get; }

        public void Dispose()
        {
            foreach (IDisposable owned in (IDisposable[])[Both, Plain, Mirrored, _model]) owned.Dispose();
        }

        private FrozenFeatures Of(ImagePipeline judging, ImagePipeline? varied = null) => FrozenFeatures.Of(_model, "layer2", Eyes(), judging, varied, views: varied is null ? 0 : 1);
    }
}
