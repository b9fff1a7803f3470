using System.Globalization;
using System.Text.RegularExpressions;

namespace NotebookKit;

/// <summary>
/// The words that captions are made of, each with its number: the specials first, then the commonest first, equally common ones in
/// ordinal order. The same captions give the same numbers.
/// </summary>
/// <example><code>Vocabulary words = Vocabulary.Of(train.Images.SelectMany(image => image.Captions), minCount: 2);</code></example>
public sealed partial class Vocabulary
{
    /// <summary>The number that fills short captions up to the length of long ones; never learned from.</summary>
    public const int Padding = 0;

    /// <summary>The number that every caption begins with.</summary>
    public const int Beginning = 1;

    /// <summary>The number that every caption ends with.</summary>
    public const int End = 2;

    /// <summary>The number of all words that are not in the vocabulary.</summary>
    public const int Unknown = 3;

    // No word has an angle bracket: words are letters and digits.
    private static readonly string[] Specials = ["<pad>", "<start>", "<end>", "<unk>"];

    private readonly Dictionary<string, int> _numbers;

    private Vocabulary(IReadOnlyList<string> words, int minCount, bool isOfTags)
    {
        (Words, MinCount, IsOfTags) = ([.. Specials, .. words], minCount, isOfTags);
        _numbers = Words.Select((word, number) => (word, number)).ToDictionary(pair => pair.word, pair => pair.number, StringComparer.Ordinal);
    }

    /// <summary>Every word by its number, the four specials first.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>How many words there are, the specials included.</summary>
    public int Count => Words.Count;

    /// <summary>How often a word had to occur to be here.</summary>
    public int MinCount { get; }

    /// <summary>Whether its words are whole tags, of which a picture has a set, instead of the words of sentences.</summary>
    public bool IsOfTags { get; }

    /// <summary>Gathers the words of captions.</summary>
    /// <param name="captions">The training captions, as they were written; <see cref="Split"/> says what their words are.</param>
    /// <param name="minCount">Words that occur less often are unknown; Karpathy and Fei-Fei (2015) and many after them have 5.</param>
    /// <exception cref="KitException">No word occurs that often.</exception>
    public static Vocabulary Of(IEnumerable<string> captions, int minCount = 1)
    {
        ArgumentNullException.ThrowIfNull(captions);
        return Gather(captions.SelectMany(Split), minCount, isOfTags: false);
    }

    /// <summary>Gathers tags. A tag is a word as it stands, spaces and capitals included.</summary>
    /// <param name="tags">The tags of each training picture; the same tag twice on a picture counts once.</param>
    /// <param name="minCount">Tags of fewer pictures are left out.</param>
    /// <exception cref="KitException">No tag occurs that often, or one is called as a special word is.</exception>
    public static Vocabulary OfTags(IEnumerable<IReadOnlyList<string>> tags, int minCount = 1)
    {
        ArgumentNullException.ThrowIfNull(tags);
        return Gather(tags.SelectMany(Distinct), minCount, isOfTags: true);
    }

    /// <summary>
    /// The words of a sentence: runs of letters and digits in lower case (invariant), hyphens and apostrophes inside them kept, all other
    /// punctuation dropped: "A man's T-shirt, 2 dogs." has the words a, man's, t-shirt, 2, dogs.
    /// </summary>
    /// <param name="caption">A sentence.</param>
    public static IReadOnlyList<string> Split(string caption)
    {
        ArgumentNullException.ThrowIfNull(caption);
#pragma warning disable CA1308 // Words are compared with those of published captions, which are in lower case.
        return [.. Word().Matches(caption).Select(word => word.Value.Replace('’', '\'').ToLowerInvariant())];
#pragma warning restore CA1308
    }

    /// <summary>Whether a word has a number of its own.</summary>
    /// <param name="word">As <see cref="Split"/> gives it, or a tag.</param>
    public bool Knows(string word) => NumberOf(word) > Unknown;

    /// <summary>A word's number; <see cref="Unknown"/> for one that is not here.</summary>
    /// <param name="word">As <see cref="Split"/> gives it, or a tag.</param>
    public int NumberOf(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return _numbers.TryGetValue(word, out int number) && number > Unknown ? number : Unknown;
    }

    /// <summary>A sentence as numbers between <see cref="Beginning"/> and <see cref="End"/>.</summary>
    /// <param name="caption">A sentence.</param>
    /// <exception cref="KitException">There is no word in it, or this is a vocabulary of tags.</exception>
    public IReadOnlyList<int> Encode(string caption) => Encode(WordsOf(caption));

    /// <summary>Words, or tags, as numbers between <see cref="Beginning"/> and <see cref="End"/>.</summary>
    /// <param name="words">As <see cref="Split"/> gives them, or tags.</param>
    public IReadOnlyList<int> Encode(IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return [Beginning, .. words.Select(NumberOf), End];
    }

    /// <summary>The words of numbers, up to the first <see cref="End"/>; beginning and padding are left out, unknown words are "&lt;unk&gt;".</summary>
    /// <param name="numbers">Numbers of words.</param>
    /// <exception cref="KitException">A number is no word's.</exception>
    public IReadOnlyList<string> Decode(IReadOnlyList<int> numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        return [.. numbers.TakeWhile(number => number != End).Where(number => number is not (Beginning or Padding)).Select(WordOf)];
    }

    /// <summary>Writes it as JSON, whole or not at all.</summary>
    /// <param name="path">The file; its folder is made.</param>
    /// <exception cref="KitException">The file cannot be written.</exception>
    public void Save(string path) => CaptioningJson.Write(path, Stored);

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="KitException">It is not there, damaged, or no vocabulary.</exception>
    public static Vocabulary Load(string path) => Of(CaptioningJson.Read<StoredVocabulary>(path), path);

    /// <summary>How many words, and which are the commonest.</summary>
    public override string ToString()
    {
        const int Named = 5;
        string commonest = string.Join(", ", Words.Skip(Specials.Length).Take(Named)) + (Count - Specials.Length > Named ? ", …" : "");
        return string.Create(CultureInfo.InvariantCulture, $"vocabulary of {Count - Specials.Length:N0} {(IsOfTags ? "tags" : "words")} that occur {MinCount} times or more: {commonest}");
    }

    internal StoredVocabulary Stored => new(IsOfTags, MinCount, [.. Words.Skip(Specials.Length)]);

    /// <exception cref="KitException">A word stands twice, or is called as a special word is.</exception>
    internal static Vocabulary Of(StoredVocabulary stored, string path)
    {
        if (stored.Words is not { Count: > 0 }) throw new KitException($"{path} has a vocabulary without words.");
        HashSet<string> seen = [.. Specials];
        foreach (string? word in stored.Words)
            if (string.IsNullOrEmpty(word) || !seen.Add(word)) throw new KitException($"{path} has the word '{word}' twice, or it is none.");
        return new Vocabulary(stored.Words, stored.MinCount, stored.IsOfTags);
    }

    /// <summary>What a picture's captions teach: each sentence with a word in it; or of its tags one sequence, the commonest first unless they stay as they are given.</summary>
    internal IReadOnlyList<int[]> Sequences(IReadOnlyList<string> captions, bool tagsAsGiven = false) => IsOfTags
        ? [[Beginning, .. tagsAsGiven ? Known(captions) : Known(captions).Order(), End]]
        : [.. captions.Select(Split).Where(words => words.Count > 0).Select(words => (int[])[.. Encode(words)])];

    /// <exception cref="KitException">There is no word in it, or this is a vocabulary of tags.</exception>
    internal IReadOnlyList<string> WordsOf(string caption)
    {
        if (IsOfTags) throw new KitException("This vocabulary is of tags, not of sentences: give a list of tags.");
        IReadOnlyList<string> words = Split(caption);
        return words.Count > 0 ? words : throw new KitException($"There is no word in the caption '{caption}'.");
    }

    internal string WordOf(int number) => number >= 0 && number < Count ? Words[number] : throw new KitException($"There is no word {number} in a {ToString()}.");

    private static Vocabulary Gather(IEnumerable<string> words, int minCount, bool isOfTags)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minCount, 1);
        (string Word, int Count)[] counted = [.. words.CountBy(word => word, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value))];
        string[] common = [.. counted.Where(word => word.Count >= minCount).OrderByDescending(word => word.Count).ThenBy(word => word.Word, StringComparer.Ordinal).Select(word => word.Word)];
        if (common.Length == 0) throw new KitException($"Of {counted.Length} {(isOfTags ? "tags" : "words")} none occurs {minCount} times: give more captions or a lower minCount.");
        if (common.Intersect(Specials).FirstOrDefault() is { } special) throw new KitException($"A tag is called '{special}', which the vocabulary needs for itself: rename it.");
        return new Vocabulary(common, minCount, isOfTags);
    }

    private IEnumerable<int> Known(IReadOnlyList<string> tags) => Distinct(tags).Where(Knows).Select(NumberOf);

    private static IEnumerable<string> Distinct(IReadOnlyList<string> tags) => tags.Select(tag => tag.Trim()).Where(tag => tag.Length > 0).Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+(?:['’\-][\p{L}\p{M}\p{N}]+)*")]
    private static partial Regex Word();
}
