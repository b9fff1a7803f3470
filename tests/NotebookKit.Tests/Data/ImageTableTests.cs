using Microsoft.Data.Analysis;

namespace NotebookKit.Tests.Data;

public sealed class ImageTableTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ImageTableTests() => Photographs.PutInto(_folder["images"], 2);

    [Theory]
    [InlineData("file,label\nbird/00.jpg,bird\ncat/01.jpg,cat\n")]
    [InlineData("\uFEFFfile,label\r\nbird/00.jpg,bird\r\ncat/01.jpg,cat\r\n")]
    [InlineData("\"file\",\"label\"\n\"bird/00.jpg\",\"bird\"\n\"cat/01.jpg\",cat")]
    [InlineData("file;label\nbird/00.jpg;bird\ncat/01.jpg;cat\n\n")]
    [InlineData("file\tlabel\nbird/00.jpg\tbird\ncat/01.jpg\tcat\n")]
    public void Every_dialect_gives_the_same_set(string text)
    {
        ImageFileSet set = Load(text, new());
        Assert.Equal(["bird", "cat"], set.ClassNames);
        Assert.Equal([0, 1], set.Labels);
        Assert.Equal(Photographs.Jpeg(0, 40, 30), set.Files[0].ReadAllBytes());
    }

    [Fact]
    public void Quoted_fields_keep_separators_quotes_and_line_ends()
    {
        DataFrame table = Read("a,b\n\"x, \"\"y\"\"\nz\",\"\"\n1,2\n");
        Assert.Equal(["x, \"y\"\nz", "1"], table.Columns["a"].Cast<string>());
        Assert.Equal(["", "2"], table.Columns["b"].Cast<string>());
    }

    [Theory]
    [InlineData("12\n-3\n", typeof(long)), InlineData("1.5\n2.0\n", typeof(double)), InlineData("007\n12\n", typeof(string)), InlineData("1\nx\n", typeof(string))]
    public void A_column_is_numeric_only_where_nothing_is_lost(string values, Type type) => Assert.Equal(type, Read("a\n" + values).Columns["a"].DataType);

    [Theory]
    [InlineData("", "has no rows.")]
    [InlineData("a,b\n", "has no rows.")]
    [InlineData("a,b\n1,2\n3\n", "row 2 has 1 fields, but there are 2 columns (a, b).")]
    [InlineData("a,a\n1,2\n", "has two columns of one name: a, a.")]
    [InlineData("a,b\n1,\"2\n", "is never closed.")]
    public void A_table_that_is_none_is_named(string text, string sentence)
    {
        string message = Assert.Throws<KitException>(() => Read(text)).Message;
        Assert.StartsWith(_folder["t.csv"], message, StringComparison.Ordinal);
        Assert.EndsWith(sentence, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_files_are_counted_and_named()
    {
        string message = Assert.Throws<KitException>(() => Load("file,label\nbird/00.jpg,bird\nbird/77.jpg,bird\nowl/1.jpg,owl\n", new())).Message;
        Assert.Equal($"{_folder["t.csv"]} lists 3 images, but 2 are not in {_folder["images"]}: bird/77.jpg, owl/1.jpg.", message);
    }

    [Fact]
    public void A_column_that_is_not_there_is_answered_with_those_that_are() =>
        Assert.Equal($"{_folder["t.csv"]} has no column 'label'; it has file, kind.", Assert.Throws<KitException>(() => Load("file,kind\nbird/00.jpg,bird\n", new())).Message);

    [Fact]
    public void Paths_parts_and_groups_come_from_columns()
    {
        ImageFileSet set = Load("id,kind,split,sender,grade\n00,bird,train,7,2\n01,cat,test,7,0\n00,dog,train,9,10\n", new() { Path = "{kind}/{id}.jpg", Label = "grade", Part = "split", Group = "sender" });
        Assert.Equal(["0", "2", "10"], set.ClassNames);
        Assert.Equal([1, 0, 2], set.Labels);
        Assert.Equal(["train", "test", "train"], set.PartNames!);
        Assert.Equal(["7", "7", "9"], set.Groups!);
    }

    [Fact]
    public void Given_names_stand_for_numbers()
    {
        ImageFileSet set = Load("file,label\nbird/00.jpg,1\ncat/01.jpg,0\n", new() { ClassNames = ["healthy", "ill"] });
        Assert.Equal(["healthy", "ill"], set.ClassNames);
        Assert.Equal([1, 0], set.Labels);
    }

    [Fact]
    public void A_label_that_is_no_class_is_named_with_its_row()
    {
        string message = Assert.Throws<KitException>(() => Load("file,label\nbird/00.jpg,1\ncat/01.jpg,2\n", new() { ClassNames = ["healthy", "ill"] })).Message;
        Assert.Equal($"{_folder["t.csv"]}: row 2 has the label '2', which is none of the 2 classes (healthy, ill, …).", message);
    }

    [Fact]
    public void Images_may_lie_in_an_archive()
    {
        Photographs.Zip(_folder["images"], _folder["images.zip"]);
        File.WriteAllText(_folder["t.csv"], "file,label\nbird/00.jpg,bird\n");
        Assert.Equal(Photographs.Jpeg(0, 40, 30), ImageTable.Load(_folder["t.csv"], new() { Folder = "images.zip" }).Files[0].ReadAllBytes());
    }

    [Fact]
    public void A_data_frame_will_do()
    {
        var table = new DataFrame(new StringDataFrameColumn("file", ["cat/00.jpg"]), new PrimitiveDataFrameColumn<int>("label", [3]));
        Assert.Equal(["3"], ImageTable.Load(table, new() { Folder = _folder["images"] }).ClassNames);
    }

    public void Dispose() => _folder.Dispose();

    private DataFrame Read(string text)
    {
        File.WriteAllText(_folder["t.csv"], text);
        return DelimitedFile.Read(_folder["t.csv"]);
    }

    private ImageFileSet Load(string text, ImageTableLayout layout)
    {
        File.WriteAllText(_folder["t.csv"], text);
        return ImageTable.Load(_folder["t.csv"], layout with { Folder = "images" });
    }
}
