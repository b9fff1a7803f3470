namespace NotebookKit.Interactive;

/// <summary>What can be written for a parameter of a magic command, for completion.</summary>
public interface IMagicValues
{
    /// <summary>The values, the likeliest first. Costs nothing worth waiting for: it is asked at a key press.</summary>
    /// <param name="variables">The notebook's variables.</param>
    IEnumerable<string> Of(IReadOnlyList<NotebookVariable> variables);
}
