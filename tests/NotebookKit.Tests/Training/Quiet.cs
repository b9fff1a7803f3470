namespace NotebookKit.Tests.Training;

/// <summary>Progress that goes nowhere.</summary>
internal sealed class Quiet : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value) { }
}
