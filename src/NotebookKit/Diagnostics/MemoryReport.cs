namespace NotebookKit;

/// <summary>What a piece of code did to the memory: what <c>#!memit</c> shows.</summary>
/// <param name="Before">The process's memory before, in bytes.</param>
/// <param name="Peak">The most that was seen while it ran, a look every 5 ms.</param>
/// <param name="After">The process's memory after.</param>
/// <param name="AllocatedBytes">Bytes of .NET's heap that were allocated, collected since or not.</param>
/// <param name="TensorsLeft">How many more tensors there are than before; null where libtorch is not in use.</param>
public sealed record MemoryReport(long Before, long Peak, long After, long AllocatedBytes, long? TensorsLeft);
