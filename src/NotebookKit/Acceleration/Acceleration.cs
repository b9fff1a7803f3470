namespace NotebookKit;

/// <summary>How a training uses this machine, and why. Decided by <see cref="AccelerationProbe"/> unless the user says so.</summary>
/// <param name="BFloat16">Whether convolutions and matrix products run in bfloat16 (autocast), the rest in float32.</param>
/// <param name="ChannelsLast">Whether images and filters lie channels-last in memory.</param>
/// <param name="KeepMemory">Whether the allocator keeps freed memory for the next step.</param>
/// <param name="Reasons">What was measured, or who decided, one part a lever.</param>
public sealed record Acceleration(bool BFloat16, bool ChannelsLast, bool KeepMemory, IReadOnlyList<string> Reasons)
{
    /// <summary>Whether batch norm, shortcut and ReLU run as one operation where a model offers it (<see cref="NormRelu"/>).</summary>
    public bool FusedLayers { get; init; }

    /// <summary>Every lever off: plain TorchSharp.</summary>
    public static Acceleration Off { get; } = new(false, false, false, ["bfloat16 off", "channels-last off", "memory given back", "layers one by one"]);

    /// <summary>One line for the training log.</summary>
    public override string ToString() => string.Join(" · ", Reasons);
}
