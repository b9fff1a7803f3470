namespace NotebookKit.Host;

/// <summary>A displayed value that can be replaced where it stands. Returned by <see cref="CellStatics.display"/>.</summary>
public sealed class DisplayHandle
{
    private readonly string _id;
    private readonly string[] _mimeTypes;

    internal DisplayHandle(string id, string[] mimeTypes)
    {
        _id = id;
        _mimeTypes = mimeTypes;
    }

    /// <summary>Shows <paramref name="value"/> where the previous one stood.</summary>
    public void Update(object? value) => CellScope.Current?.Sink.Update(_id, ValueFormatter.Format(value, _mimeTypes));
}
