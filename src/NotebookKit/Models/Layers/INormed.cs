namespace NotebookKit;

/// <summary>A block with convolutions whose batch norms can be folded into them.</summary>
internal interface INormed
{
    IReadOnlyList<NormedConvolution> Normed { get; }
}
