namespace NotebookKit.Interactive;

/// <summary>A variable of the notebook's.</summary>
/// <param name="name">Its name.</param>
/// <param name="type">Its declared type.</param>
/// <param name="value">Reads its present value.</param>
public sealed class NotebookVariable(string name, Type type, Func<object?> value)
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Its declared type.</summary>
    public Type Type { get; } = type;

    /// <summary>Its present value.</summary>
    public object? Value => value();
}
