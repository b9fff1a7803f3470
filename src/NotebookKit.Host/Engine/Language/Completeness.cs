namespace NotebookKit.Host;

/// <summary>Whether a cell can run as it stands.</summary>
/// <param name="State">Whether it can, needs more lines, or no further line could mend it.</param>
/// <param name="Indent">The white space that the next line begins with, when there has to be one.</param>
internal sealed record Completeness(CompletenessState State, string Indent = "");

/// <summary>Whether what is typed can run.</summary>
internal enum CompletenessState
{
    Complete,
    Incomplete,
    Invalid,
}
