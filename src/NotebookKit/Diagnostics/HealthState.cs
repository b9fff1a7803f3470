namespace NotebookKit;

/// <summary>What a check of the machine came to.</summary>
public enum HealthState
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>Worth knowing; most things work.</summary>
    Note,

    /// <summary>Something does not work until it is mended.</summary>
    Problem,
}
