namespace NotebookKit;

/// <summary>What a fused layer knows of its channels between forward and backward.</summary>
internal sealed class NormReluState(int pixels, int channels)
{
    /// <summary>Pixels over all images.</summary>
    public int Pixels { get; } = pixels;

    public int Channels { get; } = channels;

    /// <summary>The batch's mean.</summary>
    public float[] Mean { get; } = new float[channels];

    /// <summary>One over the batch's standard deviation.</summary>
    public float[] Inverse { get; } = new float[channels];

    /// <summary>Weight × inverse: the normalised value is scale × value + shift.</summary>
    public float[] Scale { get; } = new float[channels];

    /// <summary>Bias − mean × scale.</summary>
    public float[] Shift { get; } = new float[channels];
}
