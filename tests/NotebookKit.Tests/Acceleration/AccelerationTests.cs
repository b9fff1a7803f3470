using static TorchSharp.torch;

namespace NotebookKit.Tests;

public sealed class AccelerationTests
{
    [Fact]
    public void Channels_last_changes_no_output()
    {
        using var model = new CifarResNet(8);
        model.eval();
        using Tensor images = rand(4, 3, 32, 32), before = model.call(images);

        MemoryLayout.ChannelsLast(model);

        using Tensor last = MemoryLayout.ChannelsLast(images), after = model.call(last);
        Assert.True(after.allclose(before, 1e-4, 1e-5));
    }

    [Fact]
    public void Bfloat16_stays_near_float32()
    {
        Assert.SkipUnless(Autocast.IsAvailable, "this platform's libtorch does not offer autocast");
        using var model = new CifarResNet(8);
        model.eval();
        using Tensor images = rand(4, 3, 32, 32), exact = model.call(images);
        Tensor rounded;
        using (Autocast.Begin(true)) rounded = model.call(images);

        using Tensor asFloat = rounded.to(float32);
        double error = (asFloat - exact).abs().max().item<float>(), scale = exact.abs().max().item<float>();
        Assert.InRange(error / scale, 1e-6, 0.03);
    }

    [Fact]
    public void Autocast_ends_with_its_scope()
    {
        Assert.SkipUnless(Autocast.IsAvailable, "this platform's libtorch does not offer autocast");
        using Tensor matrix = rand(8, 8);
        using (Autocast.Begin(true)) { }
        using Tensor product = matrix.mm(matrix);
        Assert.Equal(ScalarType.Float32, product.dtype);
    }

    [Fact]
    public void Memory_that_was_kept_as_asked_does_not_spoil_the_probe()
    {
        AccelerationProbe.Decide(new TrainingOptions { KeepMemory = true, BFloat16 = false, ChannelsLast = false, FusedLayers = false });
        Acceleration found = AccelerationProbe.Decide(new TrainingOptions());
        Assert.DoesNotContain("as asked", found.ToString(), StringComparison.Ordinal);
        Assert.Equal(found.KeepMemory, Allocator.Keeps);
    }

    [Fact]
    public void Each_lever_has_a_reason()
    {
        Acceleration found = AccelerationProbe.Decide(new TrainingOptions());
        Assert.Equal(4, found.Reasons.Count);
        Assert.All(found.Reasons, reason => Assert.Matches(@"^(bfloat16|channels-last|memory kept|fused layers) (on|off) \((probe: [\d.]+× the speed|this p|as bfloat16|only glibc|they need)", reason));
    }

    [Fact]
    public void What_changes_the_rounding_goes_by_the_processor_and_not_by_the_clock()
    {
        Acceleration found = AccelerationProbe.Decide(new TrainingOptions { KeepMemory = false });
        bool bfloat16 = Processor.HasBFloat16 && Autocast.IsAvailable;
        Assert.Equal(bfloat16, found.BFloat16);
        Assert.Equal(bfloat16 && BFloat16Lanes.IsSupported, found.FusedLayers);
        if (bfloat16) Assert.True(found.ChannelsLast);
    }
}
