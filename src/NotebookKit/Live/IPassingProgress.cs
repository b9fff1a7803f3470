namespace NotebookKit;

/// <summary>
/// How far a piece of work is that leaves nothing to look at when it is done. Whether its bar was shown at all is the machine's speed, so
/// a notebook that is stored keeps no full one: two runs store the same.
/// </summary>
public interface IPassingProgress
{
    /// <summary>Whether all is done.</summary>
    bool Ended { get; }
}
