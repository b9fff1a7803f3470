namespace NotebookKit;

/// <content>What others call its weights.</content>
public abstract partial class ImageModel : IWeightMaps
{
    /// <summary>The name maps of the origins whose names are others than this network's; empty where all have its own.</summary>
    public virtual IReadOnlyList<WeightMap> WeightMaps => [];
}
