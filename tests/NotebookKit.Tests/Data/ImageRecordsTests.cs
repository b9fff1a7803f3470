using System.Buffers.Binary;

namespace NotebookKit.Tests.Data;

public sealed class ImageRecordsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder["a.rec"];

    [Theory]
    [InlineData(true), InlineData(false)]
    public void Images_and_labels_come_out_as_written_with_and_without_an_index(bool index)
    {
        Write();
        if (!index) File.Delete(_folder["a.idx"]);
        ImageFileSet set = ImageRecords.Load(Path);
        Assert.Equal([0, 1, 2, 0, 1], set.Labels);
        Assert.Equal(["0", "1", "2"], set.ClassNames);
        Assert.All(Enumerable.Range(0, 5), i => Assert.Equal(Photographs.Jpeg(i), set.Files[i].ReadAllBytes()));
    }

    [Fact]
    public void The_bytes_are_those_of_the_formats_definition()
    {
        using (RecordWriter writer = new(Path)) writer.Add(5, [2], [1, 2, 3, 4, 5]);
        Assert.Equal(
            "0A23D7CE" + "1D000000" + "00000000" + "00000040" + "0500000000000000" + "0000000000000000" + "0102030405" + "000000",
            Convert.ToHexString(File.ReadAllBytes(Path)));
        Assert.Equal("5\t0\n", File.ReadAllText(_folder["a.idx"]));
    }

    [Fact]
    public void Several_labels_lie_before_the_image_and_the_first_is_the_class()
    {
        using (RecordWriter writer = new(Path)) writer.Add(1, [3, 0.5f, 0.25f], Photographs.Jpeg(1));
        ImageFileSet set = ImageRecords.Load(Path, ["a", "b", "c", "d"]);
        Assert.Equal(3, set.Labels[0]);
        Assert.Equal(Photographs.Jpeg(1), set.Files[0].ReadAllBytes());
    }

    [Theory]
    [InlineData(new[] { 0 }), InlineData(new[] { 0, 4, 8 }), InlineData(new[] { 12 }), InlineData(new[] { 4, 40 })]
    public void Content_with_the_magic_word_is_divided_and_put_together_again(int[] places)
    {
        byte[] content = new byte[50];
        new Random(1).NextBytes(content);
        foreach (int place in places) BinaryPrimitives.WriteUInt32LittleEndian(content.AsSpan(place), RecordMarker.Magic);
        using (RecordWriter writer = new(Path))
        {
            writer.Add(1, [0], content);
            writer.Add(RecordMarker.Magic, [1], content);
        }

        File.Delete(_folder["a.idx"]);
        ImageFileSet set = ImageRecords.Load(Path);
        Assert.Equal([0, 1], set.Labels);
        Assert.Equal(content, set.Files[0].ReadAllBytes());
        Assert.Equal(content, set.Files[1].ReadAllBytes());
        Assert.True(File.ReadAllBytes(Path).AsSpan().IndexOf(content) < 0);
    }

    [Fact]
    public void A_file_that_is_cut_short_is_named_with_the_place()
    {
        Write();
        File.Delete(_folder["a.idx"]);
        File.WriteAllBytes(Path, File.ReadAllBytes(Path)[..^10]);
        Assert.Matches("is damaged at byte [0-9,]+: a record goes beyond the end; the file is cut short.$", Refusal());
    }

    [Fact]
    public void A_file_of_another_kind_is_named()
    {
        File.WriteAllText(Path, "not a record at all");
        Assert.Equal($"{Path} is damaged at byte 0: there is no record.", Refusal());
    }

    [Theory]
    [InlineData(1.5f), InlineData(-1f), InlineData(float.NaN), InlineData(1e20f)]
    public void A_label_that_is_no_class_is_refused(float label)
    {
        using (RecordWriter writer = new(Path)) writer.Add(1, [label], [1]);
        Assert.Contains("is not a class", Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(7f, "2 different labels up to 7, but none of 1"), InlineData(1e9f, "2 different labels up to 1,000,000,000, but none of 1")]
    public void Labels_with_a_gap_are_refused_with_the_way_out(float label, string found)
    {
        using (RecordWriter writer = new(Path))
        {
            writer.Add(1, [0], [1]);
            writer.Add(2, [label], [1]);
        }

        Assert.Equal($"{Path} has {found}: give the names of all classes, or number the classes from 0 without a gap.", Refusal());
    }

    [Fact]
    public void Records_of_one_number_are_still_different_images()
    {
        using (RecordWriter writer = new(Path))
            for (int i = 0; i < 10; i++) writer.Add(5, [i % 2], Photographs.Jpeg(i));
        Assert.Equal([8, 2], ImageRecords.Load(Path).Split([0.8, 0.2], seed: 1).Select(part => part.Count));
    }

    [Fact]
    public void A_label_beyond_the_given_classes_is_named()
    {
        Write();
        Assert.Contains("record 2 has the label 2, but a has 2 classes, numbered from 0", Assert.Throws<KitException>(() => ImageRecords.Load(Path, ["x", "y"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_disk_is_one_sentence()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "this system has no /dev/full");
        File.CreateSymbolicLink(Path, "/dev/full");
        KitException refused = Assert.Throws<KitException>(Write);
        Assert.StartsWith($"{Path} cannot be written: No space left on device", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Random_damage_gives_a_set_or_a_sentence()
    {
        Write();
        File.Delete(_folder["a.idx"]);
        byte[] bytes = File.ReadAllBytes(Path);
        var random = new Random(2);
        for (int i = 0; i < 300; i++)
        {
            byte[] damaged = [.. bytes];
            damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            damaged[random.Next(200)] = (byte)random.Next(256);
            File.WriteAllBytes(Path, damaged);
            try
            {
                ImageFileSet set = ImageRecords.Load(Path);
                foreach (StoredFile file in set.Files) file.ReadAllBytes();
            }
            catch (KitException error)
            {
                Assert.Contains(Path, error.Message, StringComparison.Ordinal);
            }
        }
    }

    public void Dispose() => _folder.Dispose();

    private void Write()
    {
        using RecordWriter writer = new(Path);
        for (int i = 0; i < 5; i++) writer.Add((ulong)i, [i % 3], Photographs.Jpeg(i));
    }

    private string Refusal() => Assert.Throws<KitException>(() => ImageRecords.Load(Path)).Message;
}
