namespace NotebookKit;

/// <summary>What to do about images that cannot be read.</summary>
public enum UnreadableImages
{
    /// <summary>The first one ends the work, with its name and what is wrong with it.</summary>
    Fail,

    /// <summary>They are left out from the beginning, and named at the end.</summary>
    Skip,
}
