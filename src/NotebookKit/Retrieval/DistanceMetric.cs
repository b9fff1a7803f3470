namespace NotebookKit;

/// <summary>How far apart two feature vectors are.</summary>
public enum DistanceMetric
{
    /// <summary>Euclidean: the root of the sum of squared differences.</summary>
    L2,

    /// <summary>1 − cos of the angle between them, from 0 to 2; of a vector of zeros to any other: 1.</summary>
    Cosine,
}
