namespace NotebookKit;

/// <summary>A vocabulary as it lies in a file.</summary>
/// <param name="IsOfTags">Whether its words are whole tags.</param>
/// <param name="MinCount">How often a word had to occur.</param>
/// <param name="Words">The words in the order of their numbers, without the specials.</param>
internal sealed record StoredVocabulary(bool IsOfTags, int MinCount, IReadOnlyList<string> Words);
