namespace NotebookKit.Host;

/// <summary>The process that ran the cells is gone.</summary>
internal sealed class EngineDiedException(EngineExit exit) : Exception(exit.Sentence)
{
    public EngineExit Exit { get; } = exit;
}
