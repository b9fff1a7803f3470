using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NotebookKit.Tests.Training;

public sealed class FaultTests
{
    [Fact]
    public void A_layer_that_does_not_fit_is_named_with_both_shapes()
    {
        using Sequential model = nn.Sequential(("flat", nn.Flatten()), ("hidden", nn.Linear(100, 2)));
        Assert.Equal(
            "The layer hidden of Sequential (Linear, takes N×100) cannot take an input of 20×784: mat1 and mat2 shapes cannot be multiplied (20x784 and 100x2).", Refused(model));
    }

    [Fact]
    public void A_layer_for_other_channels_is_named()
    {
        using Sequential model = nn.Sequential(("conv", nn.Conv2d(3, 4, 3L)), ("flat", nn.Flatten()));
        Assert.Equal(
            "The layer conv of Sequential (Conv2d, takes N×3×H×W) cannot take an input of 20×1×28×28: Expected 3D (unbatched) or 4D (batched) input with 3 channels to Conv2d.", Refused(model));
    }

    [Fact]
    public void A_models_own_refusal_is_passed_on()
    {
        using var model = new CifarResNet(8, channels: 3, classes: 2);
        Assert.Equal("ResNet-8 cannot take a batch of 20×1×28×28: ResNet-8 takes N×3×H×W images, not 20×1×28×28. (Parameter 'input').", Refused(model));
    }

    [Fact]
    public void A_label_without_a_class_is_named()
    {
        using CifarResNet model = TrainingSamples.Network();
        Assert.Equal(
            "Image 100 of the training images has the label 1, but there are 1 classes (0 to 0): name its class, or leave the image out.",
            Refused(model, data: Samples.TrousersAndBags with { ClassNames = ["Trouser"] }));
    }

    [Fact]
    public void A_class_without_images_is_named()
    {
        using CifarResNet model = TrainingSamples.Network();
        Assert.Equal(
            "There is no training image of the class 'Shoe': add some, take the class out, or set AllowEmptyClasses.",
            Refused(model, data: Samples.TrousersAndBags with { ClassNames = ["Trouser", "Bag", "Shoe"] }));
    }

    [Fact]
    public void A_class_without_images_can_be_put_up_with()
    {
        using var model = new CifarResNet(8, channels: 1, classes: 3, width: 4);
        TrainingRun run = Trainer.Fit(model, Samples.TrousersAndBags with { ClassNames = ["Trouser", "Bag", "Shoe"] }, TrainingSamples.Short with { Epochs = 1, AllowEmptyClasses = true });
        Assert.Single(run.History.Epochs);
    }

    [Fact]
    public void A_detached_output_is_a_sentence()
    {
        using var model = new Odd(features => features.detach());
        Assert.Equal("Odd's output does not depend on any parameter that can be trained: does it detach its input, or run under no_grad?", Refused(model));
    }

    [Fact]
    public void A_gradient_of_nothing_is_a_sentence()
    {
        using var model = new Odd(features => features * 0);
        Assert.Equal("No gradient reaches the parameters of Odd: the loss does not change with any of them.", Refused(model));
    }

    [Fact]
    public void Too_little_memory_is_a_sentence_with_a_smaller_batch()
    {
        using var model = new Odd(features => features + zeros(1L << 50));
        Assert.Equal(
            "A batch of 20 images of 1×28×28 needs more memory than there is (4194304.0 GiB more were asked for): lower BatchSize to 10, and with Accumulate = 2 each update still sees 20.", Refused(model));
    }

    [Fact]
    public void A_loss_that_is_no_number_in_a_later_epoch_leaves_the_best_weights()
    {
        using var model = new ProbedModel(TrainingSamples.Network());
        using var broken = new Odd(features => features, at: 13, model);
        string refused = Refused(broken);
        Assert.Matches(@"^The loss became NaN in epoch 2, step 4, at learning rate [\d.]+: lower the learning rate \(it is 0\.05\); the model holds the weights of epoch 1, its best\.$", refused);
        Assert.All(broken.state_dict().Values, weights => Assert.True(weights.isfinite().all().item<bool>()));
    }

    [Fact]
    public void A_first_loss_that_is_no_number_is_not_blamed_on_the_rate()
    {
        using var model = new ProbedModel(TrainingSamples.Network());
        using var broken = new Odd(features => features, at: 1, model);
        Assert.Contains("no weight has been changed yet, so look at the images' range", Refused(broken));
    }

    [Fact]
    public void Class_weights_for_other_classes_are_refused()
    {
        using CifarResNet model = TrainingSamples.Network();
        Assert.Equal("There are 2 classes but 3 class weights: give one for each.", Refused(model, TrainingSamples.Short with { ClassWeights = [1, 1, 1] }));
    }

    private static string Refused(nn.Module<Tensor, Tensor> model, TrainingOptions? options = null, ImageDataset? data = null)
    {
        long before = Samples.LiveTensors();
        string sentence = Assert.Throws<KitException>(() => Trainer.Fit(model, data ?? Samples.TrousersAndBags, options ?? TrainingSamples.Short)).Message;
        Assert.Equal(before, Samples.LiveTensors());
        return sentence;
    }

    /// <summary>A linear layer, or another model, with something odd behind it; from a step on it returns NaN.</summary>
    private sealed class Odd : nn.Module<Tensor, Tensor>
    {
        private readonly nn.Module<Tensor, Tensor> inner;
        private readonly Func<Tensor, Tensor> _oddity;
        private readonly int _brokenAt;
        private int _steps;

        public Odd(Func<Tensor, Tensor> oddity, int at = int.MaxValue, nn.Module<Tensor, Tensor>? inner = null) : base("Odd")
        {
            (_oddity, _brokenAt, this.inner) = (oddity, at, inner ?? nn.Sequential(nn.Flatten(), nn.Linear(784, 2)));
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            if (training) _steps++;
            Tensor output = _oddity(inner.call(input));
            return _steps >= _brokenAt ? output * float.NaN : output;
        }
    }
}
