namespace NotebookKit.Display;

/// <summary>A value as a reader sees it.</summary>
/// <param name="Html">One self-contained element: no script, no reference to anything outside.</param>
/// <param name="Text">The same in plain text, without a line feed at the end.</param>
public sealed record RenderedFace(string Html, string Text);
