namespace NotebookKit;

/// <summary>A caption as a network learns it.</summary>
/// <param name="Picture">The row of its picture's features.</param>
/// <param name="Words">The numbers of its words, from <see cref="Vocabulary.Beginning"/> to <see cref="Vocabulary.End"/>.</param>
internal sealed record CaptionExample(int Picture, int[] Words)
{
    /// <summary>All captions of pictures, picture by picture.</summary>
    /// <exception cref="KitException">A picture has no caption with a word.</exception>
    public static CaptionExample[] Of(CaptionedFeatures pictures, Vocabulary vocabulary, string what, bool tagsAsGiven = false)
    {
        List<CaptionExample> examples = [];
        for (int picture = 0; picture < pictures.Count; picture++)
        {
            int row = picture;
            IReadOnlyList<int[]> sequences = vocabulary.Sequences(pictures.Captions[picture], tagsAsGiven);
            if (sequences.Count == 0) throw new KitException($"Picture {picture} of the {what} pictures has no caption with a word in it: leave the picture out.");
            examples.AddRange(sequences.Select(words => new CaptionExample(row, words)));
        }

        return [.. examples];
    }
}
