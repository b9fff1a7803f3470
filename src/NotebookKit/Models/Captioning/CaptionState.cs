using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>What the decoder remembers after some words.</summary>
/// <param name="Hidden">N×H.</param>
/// <param name="Cell">N×H.</param>
public sealed record CaptionState(Tensor Hidden, Tensor Cell) : IDisposable
{
    /// <summary>The memories of some rows, in that order: a beam search keeps the best and forgets the others.</summary>
    /// <param name="rows">M row numbers, int64.</param>
    /// <returns>M×H each.</returns>
    public CaptionState Rows(Tensor rows) => new(Hidden.index_select(0, rows), Cell.index_select(0, rows));

    /// <summary>Lets go of both tensors.</summary>
    public void Dispose()
    {
        Hidden.Dispose();
        Cell.Dispose();
    }
}
