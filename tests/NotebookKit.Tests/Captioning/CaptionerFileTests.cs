namespace NotebookKit.Tests.Captioning;

public sealed class CaptionerFileTests : IDisposable
{
    private readonly OneThread _threads = new();
    private readonly TemporaryFolder _folder = new();

    private string Weights => Directory.GetFiles(_folder.Path, "*.safetensors").Single();

    [Fact]
    public void What_was_saved_writes_the_same_captions()
    {
        Scenes.HalfTrained.Save(_folder.Path);
        using Captioner read = Captioner.Load(_folder.Path);
        Assert.Equal(Scenes.HalfTrained.Beam(Scenes.Unseen.Features).Select(caption => caption.ToString()), read.Beam(Scenes.Unseen.Features).Select(caption => caption.ToString()));
        Assert.Equal(Scenes.HalfTrained.ToString(), read.ToString());
    }

    [Fact]
    public void A_captioner_replaces_another_one_whole()
    {
        Scenes.HalfTrained.Save(_folder.Path);
        File.WriteAllText(_folder["notes.txt"], "mine");
        Scenes.Trained.Save(_folder.Path);
        Assert.Equal(3, Directory.GetFiles(_folder.Path).Length);
        using Captioner read = Captioner.Load(_folder.Path);
        Assert.Equal(Scenes.Trained.Greedy(Scenes.Unseen.Features)[0].Text, read.Greedy(Scenes.Unseen.Features)[0].Text);
    }

    [Fact]
    public void Networks_that_write_together_are_saved_together()
    {
        using Captioner both = Captioner.Fit(Scenes.Training, options: Scenes.Small with { Epochs = 2, Networks = 2 });
        both.Save(_folder.Path);
        using Captioner read = Captioner.Load(_folder.Path);
        Assert.Equal(both.ToString(), read.ToString());
        Assert.Equal(both.Greedy(Scenes.Unseen.Features).Select(caption => caption.ToString()), read.Greedy(Scenes.Unseen.Features).Select(caption => caption.ToString()));
        Scenes.HalfTrained.Save(_folder.Path);
        Assert.Single(Directory.GetFiles(_folder.Path, "*.safetensors"));
    }

    [Fact]
    public void What_cannot_be_saved_whole_leaves_what_was_there()
    {
        Scenes.HalfTrained.Save(_folder.Path);
        // A folder in the card's place once the earlier card is out of the way: the weights can be written, the card cannot.
        File.Move(_folder["captioner.json"], _folder["kept.json"]);
        Directory.CreateDirectory(_folder["captioner.json", "in the way"]);
        string[] before = Directory.GetFiles(_folder.Path);
        Assert.Contains("cannot be written", Assert.Throws<KitException>(() => Scenes.Trained.Save(_folder.Path)).Message, StringComparison.Ordinal);
        Assert.Equal(before.Order(StringComparer.Ordinal), Directory.GetFiles(_folder.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Weights_cut_short_anywhere_are_named()
    {
        Scenes.HalfTrained.Save(_folder.Path);
        byte[] whole = File.ReadAllBytes(Weights);
        for (int length = 0; length < whole.Length; length += 1 + whole.Length / 40)
        {
            File.WriteAllBytes(Weights, whole[..length]);
            Assert.Contains("is not what", Assert.Throws<KitException>(() => Captioner.Load(_folder.Path)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_card_cut_short_anywhere_is_named()
    {
        Scenes.HalfTrained.Save(_folder.Path);
        byte[] whole = File.ReadAllBytes(_folder["captioner.json"]);
        for (int length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(_folder["captioner.json"], whole[..length]);
            Assert.StartsWith($"{_folder["captioner.json"]} cannot be read", Assert.Throws<KitException>(() => Captioner.Load(_folder.Path)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Damaged_weights_are_named()
    {
        Scenes.HalfTrained.Save(_folder.Path);
        byte[] bytes = File.ReadAllBytes(Weights);
        bytes[^1] ^= 1;
        File.WriteAllBytes(Weights, bytes);
        Assert.StartsWith($"{Weights} is not what {_folder["captioner.json"]} was saved with", Assert.Throws<KitException>(() => Captioner.Load(_folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_weights_are_named()
    {
        Scenes.HalfTrained.Save(_folder.Path);
        string weights = Weights;
        File.Delete(weights);
        Assert.StartsWith($"The captioner's weights {weights} cannot be read", Assert.Throws<KitException>(() => Captioner.Load(_folder.Path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"hidden\": 48", "\"hidden\": -1", "has sizes that no captioner has: Hidden")]
    [InlineData("\"hidden\": 48", "\"hidden\": 47", "lstm")]
    [InlineData("\"hidden\": 48", "\"hidden\": 2000000000", "claims a larger network than")]
    [InlineData("\"networks\": [", "\"networks\": [], \"other\": [", "cannot be read as what a captioner saved")]
    [InlineData("\"features\": 10", "\"features\": 0", "has sizes that no captioner has: features")]
    [InlineData("\"dropout\"", "\"drop\"", "cannot be read as what a captioner saved")]
    [InlineData("\"weights\": \"", "\"weights\": \"../../etc/", "is not what")]
    public void A_card_of_another_kind_is_named(string text, string other, string sentence)
    {
        Scenes.HalfTrained.Save(_folder.Path);
        string card = File.ReadAllText(_folder["captioner.json"]);
        Assert.Contains(text, card, StringComparison.Ordinal);
        File.WriteAllText(_folder["captioner.json"], card.Replace(text, other, StringComparison.Ordinal));
        if (sentence == "is not what") File.AppendAllText(Weights, "x");
        Assert.Contains(sentence, Assert.Throws<KitException>(() => Captioner.Load(_folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_a_captioner_is_named() =>
        Assert.StartsWith($"{_folder["captioner.json"]} cannot be read", Assert.Throws<KitException>(() => Captioner.Load(_folder.Path)).Message, StringComparison.Ordinal);

    public void Dispose()
    {
        _folder.Dispose();
        _threads.Dispose();
    }
}
