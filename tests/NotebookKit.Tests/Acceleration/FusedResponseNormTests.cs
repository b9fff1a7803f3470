using static TorchSharp.torch;

namespace NotebookKit.Tests;

public sealed class FusedResponseNormTests
{
    [Theory]
    [InlineData(16, 1), InlineData(64, 7), InlineData(192, 13)]
    public void The_pass_agrees_with_libtorchs_composition(int channels, int side)
    {
        using var scope = NewDisposeScope();
        Tensor input = MemoryLayout.ChannelsLast(randn([2, channels, side, side], generator: new Generator(1)) * 200);
        if (!FusedResponseNorm.Takes(input)) return; // No AVX-512 here: the composition itself runs.
        Tensor expected = nn.functional.local_response_norm(input, 5, 1e-4, 0.75, 1);

        Assert.True(FusedResponseNorm.Of(input, 1e-4f / 5, 1).allclose(expected, rtol: 1e-5, atol: 1e-6));
        Tensor half = FusedResponseNorm.Of(input.to(bfloat16), 1e-4f / 5, 1);
        Assert.Equal(ScalarType.BFloat16, half.dtype);
        Assert.True(half.to(float32).allclose(expected, rtol: 0.02, atol: 1e-3));
    }

    [Fact]
    public void Where_a_gradient_is_wanted_or_memory_lies_otherwise_the_composition_runs()
    {
        using var scope = NewDisposeScope();
        Tensor input = rand(1, 16, 4, 4);
        Assert.False(FusedResponseNorm.Takes(input));
        Assert.False(FusedResponseNorm.Takes(MemoryLayout.ChannelsLast(input).requires_grad_(true)));
        Assert.False(FusedResponseNorm.Takes(MemoryLayout.ChannelsLast(rand(1, 10, 4, 4))));
    }

    [Fact]
    public void Half_precision_trains_through_the_composition()
    {
        using var scope = NewDisposeScope();
        Tensor input = rand([1, 10, 4, 4], requires_grad: true);
        ResponseNorm.Of(input.to(bfloat16)).sum().backward();
        Assert.Equal([1, 10, 4, 4], input.grad!.shape);
    }
}
