namespace NotebookKit;

/// <summary>A captioner as it lies in a folder, its weights beside it.</summary>
/// <param name="Networks">The networks that write together.</param>
/// <param name="Features">Features of an image.</param>
/// <param name="Embedding">Numbers that stand for a word.</param>
/// <param name="Hidden">Units of the LSTM.</param>
/// <param name="Dropout">The part that training drops.</param>
/// <param name="Vocabulary">The words.</param>
internal sealed record StoredCaptioner(IReadOnlyList<StoredNetwork> Networks, int Features, int Embedding, int Hidden, double Dropout, StoredVocabulary Vocabulary);
