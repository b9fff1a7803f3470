namespace NotebookKit;

/// <summary>A place on screen whose value is replaced in place.</summary>
public interface ILiveDisplay
{
    /// <summary>Shows <paramref name="value"/> where the previous one stood.</summary>
    void Update(object value);
}
