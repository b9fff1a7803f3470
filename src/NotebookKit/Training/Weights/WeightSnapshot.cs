using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>A copy of everything that training changes, taken at a good moment.</summary>
internal sealed class WeightSnapshot(TrainedTensors trained) : IDisposable
{
    /// <summary>The copies, in the order of <see cref="TrainedTensors.All"/>; empty before the first was taken.</summary>
    public IReadOnlyList<Tensor> Kept { get; private set; } = [];

    /// <summary>Copies the present values over the earlier ones.</summary>
    public void Take()
    {
        using var _ = no_grad();
        if (Kept.Count == 0) Kept = [.. trained.All.Select(value => value.clone().DetachFromDisposeScope())];
        else foreach ((Tensor kept, Tensor value) in Kept.Zip(trained.All)) kept.copy_(value);
    }

    /// <summary>Puts the copied values back; does nothing when none were taken.</summary>
    public void Restore()
    {
        using var _ = no_grad();
        foreach ((Tensor kept, Tensor value) in Kept.Zip(trained.All)) value.copy_(kept);
    }

    public void Dispose()
    {
        foreach (Tensor kept in Kept) kept.Dispose();
        Kept = [];
    }
}
