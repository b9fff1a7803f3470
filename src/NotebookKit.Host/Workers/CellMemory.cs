namespace NotebookKit.Host;

/// <summary>The most memory that a worker had while a cell ran, in bytes; null where the platform does not tell.</summary>
/// <param name="ManagedPeak">.NET's heap.</param>
/// <param name="ResidentPeak">Physical memory, libtorch's tensors with it.</param>
internal sealed record CellMemory(long? ManagedPeak, long? ResidentPeak);
