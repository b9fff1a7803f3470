namespace NotebookKit;

/// <summary>A caption and how it was come by.</summary>
/// <param name="How">For example "greedy", "sampled", "a beam of 3".</param>
/// <param name="Caption">The caption.</param>
public sealed record NamedCaption(string How, ScoredCaption Caption);
