using TorchSharp;

namespace NotebookKit.Interactive.Tests;

/// <summary>What the magic commands measure, called from C#.</summary>
public sealed class DiagnosticsTests
{
    [Fact]
    public async Task Runs_have_a_mean_a_deviation_and_a_least()
    {
        TimingReport report = await CodeTimer.MeasureAsync(_ => Task.CompletedTask, runs: 3, loops: 2, TestContext.Current.CancellationToken);

        Assert.Equal((3, 2L), (report.Seconds.Count, report.Loops));
        Assert.Equal(new TimingReport([1, 2, 3], 1, 0, null, false), new TimingReport([1, 2, 3], 1, 0, null, false) with { Seconds = [1, 2, 3] }, (one, other) => (one.Mean, one.Deviation, one.Least) == (2, 1, 1) && other.Mean == 2);
    }

    [Fact]
    public async Task A_cancelled_timing_ends() =>
        await Assert.ThrowsAsync<OperationCanceledException>(() => CodeTimer.MeasureAsync(_ => Task.CompletedTask, cancellation: new CancellationToken(canceled: true)));

    [Fact]
    public void A_census_looks_into_models_lists_and_tuples_and_counts_each_tensor_once()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor x = torch.zeros(4), gone = torch.zeros(4);
        gone.Dispose();
        var census = TensorCensus.Take(
        [
            new("x", x), new("again", x), new("list", new List<torch.Tensor> { torch.zeros(2), x }), new("pair", (torch.zeros(8), 3)), new("net", torch.nn.Linear(2, 1)), new("gone", gone), new("text", "x"), new("none", null),
        ]);

        Assert.Equal(["pair 1 32", "x 1 16", "net 2 12", "list 1 8"], census.Holders.Select(holder => $"{holder.Name} {holder.Tensors} {holder.Bytes}"));
        Assert.Equal(68, census.Devices["cpu"]);
    }

    [Fact]
    public void A_second_census_knows_what_grew()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        TensorCensus first = TensorCensus.Take([]);
        using torch.Tensor more = torch.zeros(3);

        Assert.Null(first.Growth);
        Assert.NotNull(TensorCensus.Take([], first).Growth);
    }

    [Fact]
    public void Parameters_have_their_statistics_and_gradients()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using var net = torch.nn.Linear(2, 1);
        using (torch.no_grad()) net.weight!.copy_(torch.tensor(new[] { 1f, 3f }).reshape(1, 2));
        net.call(torch.ones(1, 2)).sum().backward();
        ParameterLine weight = ParameterList.Of(net).Parameters[0];

        Assert.Equal((2, Math.Sqrt(2), Math.Sqrt(2)), (weight.Mean, weight.Deviation, weight.GradientNorm!.Value), (one, other) => one.Item1 == other.Item1 && Math.Abs(one.Item2 - other.Item2) < 1e-6 && Math.Abs(one.Item3 - other.Item3) < 1e-6);
    }

    [Fact]
    public void Every_data_set_has_a_card() => Assert.Equal(Datasets.Names, Datasets.List().Select(card => card.Name));

    [Fact]
    public void A_card_says_where_its_set_lies_and_how_it_is_loaded()
    {
        DatasetCard card = Datasets.Card("fashion-mnist-mini");

        Assert.Equal((true, "Datasets.Load", "embedded in NotebookKit"), (card.IsHere, card.Loader, card.Papers.Origin));
    }
}
