namespace NotebookKit.Host;

/// <summary>What tells a run's outputs from every other's.</summary>
/// <param name="Fingerprint">What they depend on (<see cref="RunFingerprint"/>).</param>
/// <param name="Notebook">The SHA-256 of the executed notebook's file.</param>
internal sealed record RunOrigin(string Fingerprint, string Notebook)
{
    public static RunOrigin Of(string fingerprint, string notebookFile) => new(fingerprint, RunFingerprint.Hash(File.ReadAllBytes(notebookFile)));
}
