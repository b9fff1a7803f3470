namespace NotebookKit;

/// <summary>A model that knows what others call its weights.</summary>
public interface IWeightMaps
{
    /// <summary>The maps, one an origin. A file of any other origin must have the model's own names.</summary>
    IReadOnlyList<WeightMap> WeightMaps { get; }
}
