namespace NotebookKit;

/// <summary>A step's loss or gradient is no number. The trainer turns it into a sentence that says which weights are left.</summary>
internal sealed class DivergedException(string what, EpochTotals totals, double learningRate) : Exception(what)
{
    public EpochTotals Totals { get; } = totals;

    public double LearningRate { get; } = learningRate;
}
