namespace NotebookKit;

/// <summary>Which SqueezeNet.</summary>
public enum SqueezeNetVersion
{
    /// <summary>1.0, the paper's: 7×7 filters first, poolings behind conv1, fire4 and fire8.</summary>
    V1_0,

    /// <summary>1.1, of the authors' repository: 3×3 filters first and earlier poolings, 2.4 times less to compute at the same accuracy.</summary>
    V1_1,
}
