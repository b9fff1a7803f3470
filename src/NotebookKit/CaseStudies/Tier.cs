namespace NotebookKit;

/// <summary>How much a case study is given to work with. Figures of different tiers are never mixed.</summary>
public enum Tier
{
    /// <summary>What ships with the kit: at most a minute and a half on 2 cores, no network.</summary>
    Quick,

    /// <summary>Real data and real weights from NOTEBOOKKIT_DATA, the cache or a download: minutes to tens of minutes on 2 cores.</summary>
    Real,

    /// <summary>The paper's setting, for a GPU.</summary>
    Full,
}
