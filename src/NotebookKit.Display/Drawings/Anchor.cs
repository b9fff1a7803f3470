namespace NotebookKit.Display;

/// <summary>Which end of some words stands at their place.</summary>
internal enum Anchor
{
    /// <summary>They begin there.</summary>
    Start,

    /// <summary>They are centred there.</summary>
    Middle,

    /// <summary>They end there.</summary>
    End,
}
