using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace NotebookKit.Tests;

public sealed class NormReluTests
{
    [Theory]
    [InlineData(false), InlineData(true)]
    public void Fused_it_is_as_near_to_float32_as_the_layers_one_by_one(bool shortcut)
    {
        Needed();
        using var scope = NewDisposeScope();
        Tensor[] exact = Values(float32, shortcut, fused: false), apart = Values(bfloat16, shortcut, fused: false), fused = Values(bfloat16, shortcut, fused: true);
        for (int i = 0; i < exact.Length; i++) Assert.InRange(Error(fused[i], exact[i]), 0, 1.3 * Error(apart[i], exact[i]) + 1e-4);
    }

    [Fact]
    public void The_running_statistics_are_batch_norms()
    {
        Needed();
        using var scope = NewDisposeScope();
        BatchNorm2d ours = Norm(), theirs = Norm();
        Tensor input = Input(1, bfloat16);
        Fused(ours, input);
        theirs.call(input);
        Assert.True(ours.running_mean!.allclose(theirs.running_mean!, 1e-5, 1e-6));
        Assert.True(ours.running_var!.allclose(theirs.running_var!, 1e-5, 1e-6));
        Assert.Equal(1, ours.num_batches_tracked!.item<long>());
    }

    [Fact]
    public void The_number_of_threads_changes_no_bit()
    {
        Needed();
        using var scope = NewDisposeScope();
        int threads = get_num_threads();
        Tensor[] many = Values(bfloat16, shortcut: true, fused: true), one;
        try
        {
            set_num_threads(1);
            one = Values(bfloat16, shortcut: true, fused: true);
        }
        finally
        {
            set_num_threads(threads);
        }

        Assert.All(many.Zip(one), pair => Assert.True(pair.First.allclose(pair.Second, 0, 0)));
    }

    [Fact]
    public void A_gradient_in_another_layout_is_relaid()
    {
        Needed();
        using var scope = NewDisposeScope();
        Tensor input = Input(1, bfloat16).requires_grad_(true), last = Input(2, bfloat16);
        Fused(Norm(), input).backward([last]);
        using Tensor expected = input.grad!.clone();
        input.grad!.zero_();
        Fused(Norm(), input).backward([last.contiguous()]);
        Assert.True(input.grad!.allclose(expected, 0, 0));
    }

    [Fact]
    public void Outside_a_training_step_the_layers_own_hooks_fire()
    {
        using BatchNorm2d norm = Norm();
        int calls = 0;
        norm.register_forward_hook((_, _, output) =>
        {
            calls++;
            return output;
        });
        using var scope = NewDisposeScope();
        NormRelu.Of(norm, Input(1, bfloat16));
        Assert.Equal(1, calls);
    }

    [Fact]
    public void What_it_is_not_written_for_runs_one_by_one()
    {
        using var scope = NewDisposeScope();
        BatchNorm2d odd = nn.BatchNorm2d(5);
        using (NormRelu.Fuse(true)) Assert.Equal([2, 5, 3, 3], NormRelu.Of(odd, rand(2, 5, 3, 3)).shape);
    }

    [Fact]
    public void The_number_of_live_tensors_is_flat()
    {
        Needed();
        using var model = new CifarResNet(8, channels: 1, classes: 2);
        model.train();
        MemoryLayout.ChannelsLast(model);
        List<long> alive = [];
        for (int i = 0; i < 5; i++)
        {
            using (NewDisposeScope())
            {
                Tensor output;
                using (NormRelu.Fuse(true))
                using (Autocast.Begin(true)) output = model.call(MemoryLayout.ChannelsLast(rand(4, 1, 16, 16)));
                output.to(float32).sum().backward();
            }

            alive.Add(Samples.LiveTensors());
        }

        Assert.Single(alive.Skip(1).Distinct());
    }

    private static void Needed() => Assert.SkipUnless(BFloat16Lanes.IsSupported && Autocast.IsAvailable, "this processor has no AVX-512");

    /// <summary>Output, and the gradients of input, weight, bias and shortcut.</summary>
    private static Tensor[] Values(ScalarType type, bool shortcut, bool fused)
    {
        BatchNorm2d norm = Norm();
        Tensor input = Input(1, type).requires_grad_(true);
        Tensor? beside = shortcut ? Input(2, type).requires_grad_(true) : null;
        Tensor output = fused ? Fused(norm, input, beside) : F.relu(beside is null ? norm.call(input) : norm.call(input) + beside);
        output.backward([Input(3, type)]);
        return [output.detach(), input.grad!, norm.weight!.grad!, norm.bias!.grad!, .. beside is null ? Array.Empty<Tensor>() : [beside.grad!]];
    }

    private static Tensor Fused(BatchNorm2d norm, Tensor input, Tensor? beside = null)
    {
        Assert.True(FusedNormRelu.Takes(norm, input, beside));
        using (NormRelu.Fuse(true)) return NormRelu.Of(norm, input, beside);
    }

    private static BatchNorm2d Norm()
    {
        BatchNorm2d norm = nn.BatchNorm2d(32);
        using var _ = no_grad();
        norm.weight!.copy_(linspace(0.5, 2, 32));
        norm.bias!.copy_(linspace(-1, 1, 32));
        return norm;
    }

    /// <summary>Pixels whose number is no multiple of a block; rounded to bfloat16 whatever the type, so that all types begin alike.</summary>
    private static Tensor Input(int seed, ScalarType type)
    {
        manual_seed(seed);
        return MemoryLayout.ChannelsLast((randn(7, 32, 13, 11) * 2 + 1).bfloat16()).to(type);
    }

    private static double Error(Tensor value, Tensor exact) => ((value.to(float32) - exact).norm() / exact.norm()).item<float>();
}
