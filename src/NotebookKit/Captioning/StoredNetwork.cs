namespace NotebookKit;

/// <summary>One network of a captioner that lies in a folder.</summary>
/// <param name="Weights">The name of the weights' file.</param>
/// <param name="Sha256">Its checksum.</param>
internal sealed record StoredNetwork(string Weights, string Sha256);
