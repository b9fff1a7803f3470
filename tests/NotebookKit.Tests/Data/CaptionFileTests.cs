namespace NotebookKit.Tests.Data;

public sealed class CaptionFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Flickrs_tokens_are_gathered_by_image_with_parts_and_files()
    {
        Photographs.PutInto(_folder["images"], 1, "any");
        string tokens = Write("Flickr8k.token.txt", "00.jpg#0\tA dog \"runs\" .\n00.jpg#1\tA dog .\nb.jpg#0\tTwo, cats\n");
        CaptionDataset set = CaptionFile.ReadFlickr(tokens, _folder["images"], new Dictionary<string, string> { ["train"] = Write("train.txt", "00.jpg\r\n\r\n"), ["test"] = Write("test.txt", "b.jpg\n") });

        Assert.Equal((2, 3), (set.Count, set.CaptionCount));
        Assert.Equal(["A dog \"runs\" .", "A dog ."], set.Images[0].Captions);
        Assert.Equal("b.jpg", Assert.Single(set.Part("test").Images).Name);
        Assert.Equal("00.jpg", Assert.Single(set.WithFiles().Images).Name);
        Assert.Equal("Flickr8k.token: 3 captions of 2 images, 1 of them here", set.ToString());
    }

    [Fact]
    public void Cocos_annotations_are_gathered_by_image()
    {
        string path = Write("captions.json", """{"images":[{"id":7,"file_name":"a.jpg"},{"id":9,"file_name":"b.jpg"}],"annotations":[{"image_id":9,"id":1,"caption":"B"},{"image_id":7,"id":2,"caption":"A"},{"image_id":9,"id":3,"caption":"BB"}]}""");
        CaptionDataset set = CaptionFile.ReadCoco(path);
        Assert.Equal(["a.jpg", "b.jpg"], set.Images.Select(image => image.Name));
        Assert.Equal(["B", "BB"], set.Images[1].Captions);
    }

    [Fact]
    public void A_table_of_captions_is_read_by_its_tabs()
    {
        CaptionDataset set = CaptionFile.ReadTable(Write("c.tsv", "a.jpg\t0\t\"Quoted\", he said\na.jpg\t1\tx\n"));
        Assert.Equal(["\"Quoted\", he said", "x"], set.Images[0].Captions);
    }

    [Theory]
    [InlineData("a.jpg\tno number", "line 1 has no image and caption: 'a.jpg\tno number'.")]
    [InlineData("", "has no captions.")]
    public void A_line_of_another_kind_is_named(string text, string sentence) =>
        Assert.EndsWith(sentence, Assert.Throws<KitException>(() => CaptionFile.ReadFlickr(Write("t.txt", text))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("{", "cannot be read as COCO's captions"), InlineData("{}", "cannot be read as COCO's captions"), InlineData("[1]", "cannot be read as COCO's captions")]
    [InlineData("""{"images":[{"id":9,"file_name":"a.jpg"}],"annotations":[]}""", "has no captions.")]
    [InlineData("""{"images":[{"id":9,"file_name":"a.jpg"}],"annotations":[{"image_id":9,"bbox":[1]}]}""", "has annotations of another kind than captions")]
    [InlineData("""{"images":[],"annotations":[{"image_id":9,"caption":"B"}]}""", "has a caption of the image 9, but no such image")]
    public void Json_of_another_kind_is_named(string text, string sentence) =>
        Assert.Contains(sentence, Assert.Throws<KitException>(() => CaptionFile.ReadCoco(Write("c.json", text))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_part_that_is_not_there_is_answered_with_those_that_are() =>
        Assert.Equal("c has no part 'dev'; it came in one.", Assert.Throws<KitException>(() => CaptionFile.ReadTable(Write("c.tsv", "a\t0\tx")).Part("dev")).Message);

    public void Dispose() => _folder.Dispose();

    private string Write(string name, string text)
    {
        File.WriteAllText(_folder[name], text);
        return _folder[name];
    }
}
