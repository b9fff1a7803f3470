namespace NotebookKit;

/// <summary>A network of the registry.</summary>
/// <param name="Card">What is known about it.</param>
/// <param name="Build">Builds it for channels and classes, with random weights.</param>
internal sealed record ModelEntry(ModelCard Card, Func<int, int, ImageModel> Build);
