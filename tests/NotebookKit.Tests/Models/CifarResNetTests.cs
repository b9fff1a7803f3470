using static TorchSharp.torch;

namespace NotebookKit.Tests.Architectures;

public sealed class CifarResNetTests
{
    /// <summary>The counts that akamaster/pytorch_resnet_cifar10 prints for option A; the paper rounds them to 0.27 … 1.7 M.</summary>
    [Theory]
    [InlineData(20, 269_722), InlineData(32, 464_154), InlineData(44, 658_586), InlineData(56, 853_018), InlineData(110, 1_727_962)]
    public void The_parameters_are_the_papers(int depth, long count)
    {
        using var model = new CifarResNet(depth);
        Assert.Equal(count, model.parameters().Sum(parameter => parameter.numel()));
    }

    [Theory]
    [InlineData(8, 1), InlineData(8, 3), InlineData(20, 3)]
    public void Images_become_logits(int depth, int channels)
    {
        using var model = new CifarResNet(depth, channels, classes: 7);
        using Tensor images = rand(2, channels, 28, 28), logits = model.call(images);
        Assert.Equal([2, 7], logits.shape);
    }

    [Theory]
    [InlineData(18), InlineData(2), InlineData(21)]
    public void A_depth_that_is_not_6n_plus_2_is_refused(int depth) =>
        Assert.Contains($"not {depth}", Assert.Throws<ArgumentException>(() => new CifarResNet(depth)).Message, StringComparison.Ordinal);

    [Fact]
    public void Images_with_other_channels_are_refused_with_both_shapes()
    {
        using var model = new CifarResNet(8, channels: 1);
        using Tensor colour = rand(2, 3, 28, 28);
        Assert.Contains("ResNet-8 takes N×1×H×W images, not 2×3×28×28", Assert.Throws<ArgumentException>(() => model.call(colour)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_shortcut_takes_every_second_pixel_and_pads_channels_with_zeros()
    {
        using var block = new ResidualBlock(2, 4);
        block.eval();
        using (no_grad())
            foreach (Tensor weights in block.parameters().Where(parameter => parameter.dim() == 4)) weights.zero_();
        using Tensor input = rand(1, 2, 4, 4), output = block.call(input);

        using Tensor shortcut = output.slice(1, 1, 3, 1), expected = input.slice(2, 0, 4, 2).slice(3, 0, 4, 2);
        Assert.True(shortcut.allclose(expected));
        Assert.Equal(shortcut.sum().item<float>(), output.sum().item<float>(), 1e-4f);
    }

    [Fact]
    public void Every_parameter_gets_a_gradient()
    {
        using var model = new CifarResNet(8);
        using var scope = NewDisposeScope();
        model.call(rand(4, 3, 32, 32)).logsumexp(1).sum().backward();
        Assert.All(model.named_parameters(), parameter => Assert.True(parameter.parameter.grad is { } grad && grad.abs().sum().item<float>() > 0, parameter.name));
    }

    [Fact]
    public void Saved_weights_give_the_same_logits_again()
    {
        using var folder = new TemporaryFolder();
        using CifarResNet saved = new(8), loaded = new(8);
        saved.save(folder["weights.bin"]);
        loaded.load(folder["weights.bin"]);
        saved.eval();
        loaded.eval();
        using Tensor images = rand(2, 3, 32, 32), before = saved.call(images), after = loaded.call(images);
        Assert.Equal(Samples.Values(before), Samples.Values(after));
    }

    [Fact]
    public void A_forward_pass_leaves_one_tensor_behind_its_output()
    {
        using var model = new CifarResNet(8);
        model.eval();
        using var inference = inference_mode();
        using Tensor images = rand(2, 3, 32, 32);
        long before = Samples.LiveTensors();
        using Tensor logits = model.call(images);
        Assert.Equal(before + 1, Tensor.TotalCount);
    }
}
