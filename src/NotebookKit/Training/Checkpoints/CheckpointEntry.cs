namespace NotebookKit;

/// <summary>A tensor in a checkpoint file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Bytes">How many bytes it has.</param>
internal sealed record CheckpointEntry(string Name, long Bytes);
