namespace NotebookKit.Tests.Captioning;

public sealed class VocabularyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("A man's T-shirt, 2 dogs .", "a man's t-shirt 2 dogs")]
    [InlineData("\"Hi\" - she said; it’s 'fine'", "hi she said it's fine")]
    [InlineData("Ein Mädchen läuft über die Straße!", "ein mädchen läuft über die straße")]
    [InlineData("<start> of <unk>", "start of unk")]
    [InlineData(" . ", "")]
    public void Words_are_letters_and_digits_in_lower_case(string caption, string words) => Assert.Equal(words, string.Join(' ', Vocabulary.Split(caption)));

    [Fact]
    public void The_commonest_come_first_behind_the_specials_and_equally_common_ones_by_name() =>
        Assert.Equal(["<pad>", "<start>", "<end>", "<unk>", "dog", "a", "the"], Vocabulary.Of(["the dog", "A dog"]).Words);

    [Fact]
    public void Rare_words_are_unknown()
    {
        Vocabulary words = Vocabulary.Of(["the dog", "a dog"], minCount: 2);
        Assert.Equal([Vocabulary.Beginning, Vocabulary.Unknown, 4, Vocabulary.End], words.Encode("The dog."));
        Assert.False(words.Knows("the"));
    }

    [Fact]
    public void The_specials_are_no_words_that_a_caption_could_have()
    {
        Vocabulary words = Vocabulary.Of(["a dog"]);
        Assert.All(words.Words.Take(4), special => Assert.False(words.Knows(special)));
    }

    [Fact]
    public void Numbers_become_words_up_to_the_end()
    {
        Vocabulary words = Vocabulary.Of(["a dog runs"]);
        int[] numbers = [.. words.Encode("a dog flies"), words.NumberOf("runs"), Vocabulary.Padding];
        Assert.Equal(["a", "dog", "<unk>"], words.Decode(numbers));
    }

    [Fact]
    public void A_tag_is_a_word_as_it_stands()
    {
        Vocabulary tags = Vocabulary.OfTags([["Beach ball", "sea", "sea"], [" sea ", "New York"]]);
        Assert.Equal(["sea", "Beach ball", "New York"], tags.Words.Skip(4));
        Assert.Equal([Vocabulary.Beginning, 6, 4, Vocabulary.End], tags.Encode(["New York", "sea"]));
    }

    [Fact]
    public void What_was_saved_is_read_again()
    {
        Vocabulary words = Vocabulary.Of(["the \"quoted\" dog", "l'été 🐶 a dog"], minCount: 1);
        words.Save(_folder["deep", "words.json"]);
        Vocabulary read = Vocabulary.Load(_folder["deep", "words.json"]);
        Assert.Equal(words.Words, read.Words);
        Assert.Equal(words.ToString(), read.ToString());
    }

    [Theory]
    [InlineData("{", "cannot be read as what a captioner saved")]
    [InlineData("null", "cannot be read as what a captioner saved")]
    [InlineData("""{"isOfTags":false,"minCount":1}""", "cannot be read as what a captioner saved")]
    [InlineData("""{"isOfTags":false,"minCount":1,"words":["a"],"more":1}""", "cannot be read as what a captioner saved")]
    [InlineData("""{"isOfTags":false,"minCount":1,"words":[]}""", "has a vocabulary without words")]
    [InlineData("""{"isOfTags":false,"minCount":1,"words":["a","b","a"]}""", "has the word 'a' twice")]
    [InlineData("""{"isOfTags":false,"minCount":1,"words":["<end>"]}""", "has the word '<end>' twice")]
    [InlineData("""{"isOfTags":false,"minCount":1,"words":["a",null]}""", "has the word '' twice, or it is none")]
    public void A_file_of_another_kind_is_named(string json, string sentence)
    {
        File.WriteAllText(_folder["v.json"], json);
        string message = Assert.Throws<KitException>(() => Vocabulary.Load(_folder["v.json"])).Message;
        Assert.StartsWith(_folder["v.json"], message, StringComparison.Ordinal);
        Assert.Contains(sentence, message, StringComparison.Ordinal);
    }

    public static TheoryData<string, Action> Refusals => new()
    {
        { "There is no word in the caption ' . '.", () => Vocabulary.Of(["a dog"]).Encode(" . ") },
        { "Of 2 words none occurs 2 times: give more captions or a lower minCount.", () => Vocabulary.Of(["a dog"], minCount: 2) },
        { "Of 0 words none occurs 1 times: give more captions or a lower minCount.", () => Vocabulary.Of(["...", ""]) },
        { "A tag is called '<end>', which the vocabulary needs for itself: rename it.", () => Vocabulary.OfTags([["<end>", "sea"]]) },
        { "This vocabulary is of tags, not of sentences: give a list of tags.", () => Vocabulary.OfTags([["sea"]]).Encode("sea") },
        { "There is no word 9 in a vocabulary of 2 words that occur 1 times or more: a, dog.", () => Vocabulary.Of(["a dog"]).Decode([9]) },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void What_cannot_be_done_is_said(string sentence, Action action) => Assert.Equal(sentence, Assert.Throws<KitException>(action).Message);

    public void Dispose() => _folder.Dispose();
}
