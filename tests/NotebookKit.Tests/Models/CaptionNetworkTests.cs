using static TorchSharp.torch;

namespace NotebookKit.Tests.Architectures;

public sealed class CaptionNetworkTests
{
    [Fact]
    public void Its_parameters_are_those_of_the_papers_sizes()
    {
        using var model = new CaptionNetwork(features: 1024, words: 8_843);
        long expected = (1024 + 1) * 512L + 8_843 * 512 + 4 * 512 * (512 + 512 + 2) + 8_843 * (512 + 1);
        Assert.Equal(expected, model.parameters().Sum(parameter => parameter.numel()));
    }

    [Fact]
    public void Word_by_word_the_logits_are_those_of_the_whole_caption()
    {
        using CaptionNetwork model = Small();
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        model.eval();
        Tensor features = rand(2, 6), words = tensor(new long[,] { { 1, 4, 5 }, { 1, 7, 2 } });
        Tensor whole = model.call(features, words);

        CaptionState state = model.Begin(features);
        for (int t = 0; t < 3; t++)
        {
            (Tensor logits, state) = model.Next(words.select(1, t), state);
            Assert.True(logits.allclose(whole.select(1, t), rtol: 1e-4, atol: 1e-6));
        }
    }

    [Fact]
    public void Two_captions_are_learned_by_heart()
    {
        manual_seed(4);
        using CaptionNetwork model = Small();
        using var scope = NewDisposeScope();
        Tensor features = tensor(new float[,] { { 1, 0, 0, 0, 0, 0 }, { 0, 1, 0, 0, 0, 0 } });
        Tensor words = tensor(new long[,] { { 1, 4, 5, 2 }, { 1, 5, 6, 2 } }), given = words[.., ..3], wanted = words[.., 1..].reshape(-1);
        var optimizer = optim.Adam(model.parameters(), 0.05);
        for (int step = 0; step < 60; step++)
        {
            using var inner = NewDisposeScope();
            optimizer.zero_grad();
            nn.functional.cross_entropy(model.call(features, given).reshape(-1, 9), wanted).backward();
            optimizer.step();
        }

        Assert.Equal([.. wanted.data<long>()], model.call(features, given).argmax(2).reshape(-1).data<long>().ToArray());
    }

    [Fact]
    public void A_beam_keeps_the_rows_that_it_is_told()
    {
        using var state = new CaptionState(arange(6, float32).view(3, 2), arange(6, float32).view(3, 2) + 10);
        using Tensor rows = tensor(new long[] { 2, 0, 0 });
        using CaptionState kept = state.Rows(rows);
        Assert.Equal([4, 5, 0, 1, 0, 1], Samples.Values(kept.Hidden));
        Assert.Equal([14, 15, 10, 11, 10, 11], Samples.Values(kept.Cell));
    }

    [Fact]
    public void Features_of_another_length_are_refused_with_both_shapes()
    {
        using CaptionNetwork model = Small();
        using Tensor features = rand(2, 7);
        Assert.Contains("takes N×6 features, not 2×7", Assert.Throws<ArgumentException>(() => model.Begin(features)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_tensor_is_left_behind()
    {
        using CaptionNetwork model = Small();
        model.eval();
        using Tensor features = rand(2, 6), words = ones([2, 3], int64), first = ones([2], int64);
        long before = Samples.LiveTensors();
        model.call(features, words).Dispose();
        using (CaptionState state = model.Begin(features))
        {
            (Tensor logits, CaptionState next) = model.Next(first, state);
            logits.Dispose();
            next.Dispose();
        }

        Assert.Equal(before, Samples.LiveTensors());
    }

    [Fact]
    public void A_disposed_network_gives_every_tensor_back()
    {
        CaptionNetwork model = Small();
        Tensor[] all = [.. model.state_dict().Values, .. model.parameters()];
        model.Dispose();
        Assert.All(all, tensor => Assert.True(tensor.IsInvalid));
    }

    [Fact]
    public void A_disposed_copy_for_inference_gives_every_tensor_back()
    {
        using var model = new CifarResNet(depth: 8);
        ImageModel copy = model.ForInference(bfloat16: false);
        Tensor[] all = [.. copy.state_dict().Values, .. copy.parameters()];
        copy.Dispose();
        Assert.All(all, tensor => Assert.True(tensor.IsInvalid));
        Assert.All(model.parameters(), parameter => Assert.False(parameter.IsInvalid));
    }

    [Fact]
    public void A_network_outlives_the_scope_that_it_was_made_in()
    {
        CaptionNetwork model;
        using (NewDisposeScope()) model = Small();
        using (model) Assert.Equal(9, model.state_dict().Count);
    }

    private static CaptionNetwork Small() => new(features: 6, words: 9, embedding: 8, hidden: 10, dropout: 0.1);
}
