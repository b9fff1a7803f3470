namespace NotebookKit.Interactive;

/// <summary>A live display that a host gives as a delegate: a script can't declare a class without leaving its name behind.</summary>
/// <param name="update">Shows a value where the previous one stood.</param>
public sealed class DelegatedLiveDisplay(Action<object> update) : ILiveDisplay
{
    /// <inheritdoc/>
    public void Update(object value) => update(value);
}
