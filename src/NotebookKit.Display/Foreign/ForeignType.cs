namespace NotebookKit.Display;

/// <summary>A type of a library that the kit shows without a reference to it.</summary>
/// <param name="Assembly">The assembly's simple name.</param>
/// <param name="Name">The type's full name; derived types are shown, too.</param>
public sealed record ForeignType(string Assembly, string Name);
