namespace NotebookKit.Interactive;

/// <summary>What <c>#!weights</c> does.</summary>
public enum WeightAction
{
    /// <summary>Lists the weights that the kit knows.</summary>
    List,

    /// <summary>Shows what is known of some.</summary>
    Info,

    /// <summary>Compares them with their published checksum.</summary>
    Verify,

    /// <summary>Says where they lie.</summary>
    Path,
}
