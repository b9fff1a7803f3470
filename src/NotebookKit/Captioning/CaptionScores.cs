using System.Globalization;

namespace NotebookKit;

/// <summary>How captions compare with what people said: BLEU-1 to BLEU-4 and CIDEr-D over all of them.</summary>
/// <param name="Bleu">BLEU of the corpus, with BLEU-4's interval.</param>
/// <param name="CiderD">CIDEr-D, 0 to 10; null for a single picture, of which it has no value.</param>
public sealed record CaptionScores(Bleu Bleu, Score? CiderD)
{
    /// <summary>How many captions there are.</summary>
    public int Count => Bleu.Count;

    /// <summary>Judges captions that a captioner wrote.</summary>
    /// <param name="captions">A caption for each picture.</param>
    /// <param name="references">What people said about each picture, as they wrote it; split by <see cref="Vocabulary.Split"/>.</param>
    /// <exception cref="KitException">There are no captions, not as many sets of references, or a picture without any.</exception>
    public static CaptionScores Of(IReadOnlyList<ScoredCaption> captions, IReadOnlyList<IReadOnlyList<string>> references)
    {
        ArgumentNullException.ThrowIfNull(captions);
        return OfWords([.. captions.Select(caption => (IReadOnlyList<string>)[.. caption.Words.Select(word => word.Word)])], references);
    }

    /// <summary>Judges sentences, for example those of <see cref="NearestCaption"/>.</summary>
    /// <param name="captions">A sentence for each picture, split as the references are.</param>
    /// <param name="references">What people said about each picture.</param>
    /// <exception cref="KitException">There are no captions, not as many sets of references, or a picture without any.</exception>
    public static CaptionScores Of(IReadOnlyList<string> captions, IReadOnlyList<IReadOnlyList<string>> references)
    {
        ArgumentNullException.ThrowIfNull(captions);
        return OfWords([.. captions.Select(Vocabulary.Split)], references);
    }

    /// <summary>One line: BLEU-1 to BLEU-4 and CIDEr-D.</summary>
    public override string ToString() => CiderD is null ? Bleu.ToString() : string.Create(CultureInfo.InvariantCulture, $"{Bleu}, CIDEr-D {CiderD.Value:F4}");

    private static CaptionScores OfWords(IReadOnlyList<IReadOnlyList<string>> captions, IReadOnlyList<IReadOnlyList<string>> references)
    {
        ArgumentNullException.ThrowIfNull(references);
        IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> said = [.. references.Select(own => (IReadOnlyList<IReadOnlyList<string>>)[.. own.Select(Vocabulary.Split).Where(words => words.Count > 0)])];
        Bleu bleu = Bleu.Of(captions, said);
        return new CaptionScores(bleu, captions.Count > 1 ? NotebookKit.CiderD.Of(captions, said) : null);
    }
}
