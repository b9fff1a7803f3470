namespace NotebookKit.Host;

/// <summary>Something that a cell declared at its top level, so that later cells can use it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Overload">What tells it from others of its name that live beside it (a method's parameters), or null.</param>
/// <param name="Text">A declaration of it that means the same in any context: a variable's type is written out.</param>
internal sealed record CellDeclaration(string Name, string? Overload, string Text)
{
    /// <summary>Whether this one takes the place of an earlier one. Overloads of a method add up, as they do in Roslyn's chain.</summary>
    public bool Replaces(CellDeclaration earlier) =>
        Name == earlier.Name && (Overload is null || earlier.Overload is null || Overload == earlier.Overload);
}
