using TorchSharp;

namespace NotebookKit;

/// <summary>
/// Numbers for libtorch that are never collected. TorchSharp frees a Scalar's native memory in its finalizer, and nothing refers to the
/// Scalar of <c>a.add_(b)</c> any more once its handle was taken: a collection by another thread, one that decodes images, can free it
/// while the call still reads it. Out of millions of calls a few then fail ("argument alpha must not be a floating point number") or
/// crash. What runs in every step therefore takes its Scalars from here, or disposes them itself after the call, which keeps them alive.
/// </summary>
internal static class KeptScalars
{
    /// <summary>1, the factor of a plain sum.</summary>
    public static Scalar One { get; } = 1;
}
