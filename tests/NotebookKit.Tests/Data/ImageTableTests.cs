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
    public void Columns_that_are_kept_follow_their_files_into_every_part()
    {
        ImageFileSet set = Load("file,label,kids\nbird/00.jpg,bird,True\ncat/01.jpg,cat,\n", new() { Attributes = ["kids"] });
        Assert.Equal(["True", ""], set.Attributes["kids"]);
        Assert.Equal([""], set.Subset([1]).WithClasses(["animal"], _ => 0).Attributes["kids"]);
    }

    [Fact]
    public void A_column_to_keep_that_is_not_there_is_named() =>
        Assert.EndsWith("has no column 'kids'; it has file, label.", Assert.Throws<KitException>(() => Load("file,label\nbird/00.jpg,bird\n", new() { Attributes = ["kids"] })).Message, StringComparison.Ordinal);

    [Fact]
    public void A_question_is_answered_for_each_file_in_order()
    {
        ImageFileSet set = Load("file,label\ncat/01.jpg,cat\nbird/00.jpg,bird\n", new());
        Assert.Equal(["43×33", "40×30"], set.Measure(image => $"{image.Width}×{image.Height}"));
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
        Assert.Equal($"{_folder["t.csv"]}: row 2 has the label '2', which is none of the 2 classes (healthy, ill).", message);
    }

    [Fact]
    public void Images_may_lie_in_an_archive()
    {
        Photographs.Zip(_folder["images"], _folder["images.zip"]);
        File.WriteAllText(_folder["t.csv"], "file,label\nbird/00.jpg,bird\n");
        Assert.Equal(Photographs.Jpeg(0, 40, 30), ImageTable.Load(_folder["t.csv"], new() { Folder = "images.zip" }).Files[0].ReadAllBytes());
    }

    [Theory]
    [InlineData("Train,train,TRAINING", "train"), InlineData("val,Valid,dev", "validation"), InlineData("fold 1,fold 1,fold 1", "fold 1")]
    public void Parts_are_known_by_any_of_their_names(string cells, string part)
    {
        string[] cell = cells.Split(',');
        ImageFileSet set = Load($"file,label,split\nbird/00.jpg,bird,{cell[0]}\ncat/00.jpg,cat,{cell[1]}\ndog/00.jpg,dog,{cell[2]}\n", new() { Part = "split" });
        Assert.Equal([part], set.Parts);
    }

    [Theory]
    [InlineData("file,label,split\nbird/00.jpg,bird,train\ncat/01.jpg,,train\n", "row 2 has no label")]
    [InlineData("file,label,split\nbird/00.jpg,bird,\ncat/01.jpg,cat,train\n", "row 1 has no split")]
    public void An_empty_cell_is_no_class_and_no_part(string text, string sentence) =>
        Assert.Equal($"{_folder["t.csv"]}: {sentence}: fill it in, or take the row out.", Assert.Throws<KitException>(() => Load(text, new() { Part = "split" })).Message);

    [Fact]
    public void A_missing_value_of_a_data_frame_is_no_class()
    {
        var table = new DataFrame(new StringDataFrameColumn("file", ["cat/00.jpg", "dog/00.jpg"]), new StringDataFrameColumn("label", ["cat", null]));
        Assert.StartsWith("The table: row 2 has no label", Assert.Throws<KitException>(() => ImageTable.Load(table, new() { Folder = _folder["images"] })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_with_two_labels_is_named_with_both_rows()
    {
        string message = Assert.Throws<KitException>(() => Load("file,label\nbird/00.jpg,bird\ncat/01.jpg,cat\nbird/../bird/00.jpg,cat\n", new())).Message;
        Assert.Equal($"{_folder["t.csv"]} lists bird/../bird/00.jpg as bird in row 1 and as cat in row 3: only one can be right.", message);
    }

    [Fact]
    public void A_file_that_is_listed_twice_lies_in_one_part()
    {
        Photographs.PutInto(_folder["images"], 10);
        string rows = string.Concat(Enumerable.Range(0, 10).SelectMany(i => new[] { $"bird/{i:00}.jpg,bird\n", $"cat/{i:00}.jpg,cat\n", $"bird/{i:00}.jpg,bird\n" }));
        ImageFileSet[] parts = Load("file,label\n" + rows, new()).Split([0.5, 0.5], seed: 3);
        Assert.Equal(30, parts.Sum(part => part.Count));
        Assert.Empty(parts[0].Files.Select(file => file.Name).Intersect(parts[1].Files.Select(file => file.Name)));
    }

    [Fact]
    public void A_file_that_two_senders_share_joins_them()
    {
        Photographs.PutInto(_folder["images"], 6);
        ImageFileSet[] parts = Load(
            "file,label,sender\nbird/00.jpg,bird,1\nbird/01.jpg,bird,1\nbird/00.jpg,bird,2\nbird/02.jpg,bird,2\ncat/00.jpg,cat,3\ncat/01.jpg,cat,4\ncat/02.jpg,cat,5\ncat/03.jpg,cat,6\n", new() { Group = "sender" }).Split([0.5, 0.5], seed: 1);
        Assert.Single(parts, part => part.Groups!.Contains("1") || part.Groups!.Contains("2"));
    }

    [Fact]
    public void Two_classes_of_one_name_are_refused() =>
        Assert.EndsWith("two of the 2 classes are called 'cat'.", Assert.Throws<KitException>(() => Load("file,label\ncat/01.jpg,cat\n", new() { ClassNames = ["cat", "cat"] })).Message, StringComparison.Ordinal);

    [Fact]
    public void A_table_that_is_not_there_is_named() =>
        Assert.Equal($"There is no table {_folder["none.csv"]}.", Assert.Throws<KitException>(() => DelimitedFile.Read(_folder["none.csv"])).Message);

    [Fact]
    public void An_archive_with_two_files_of_one_name_is_refused()
    {
        using (var zip = System.IO.Compression.ZipFile.Open(_folder["twice.zip"], System.IO.Compression.ZipArchiveMode.Create))
            for (int i = 0; i < 2; i++)
                using (Stream entry = zip.CreateEntry("cat/1.jpg").Open()) entry.Write(Photographs.Jpeg(i));
        File.WriteAllText(_folder["t.csv"], "file,label\ncat/1.jpg,cat\n");
        Assert.Contains("has two files with the name cat/1.jpg", Assert.Throws<KitException>(() => ImageTable.Load(_folder["t.csv"], new() { Folder = "twice.zip" })).Message, StringComparison.Ordinal);
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
