namespace NotebookKit.Tests.Data;

public sealed class ImageFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Folders_are_classes_in_the_order_of_their_names()
    {
        ImageFileSet set = ImageFolder.Load(Photographs.PutInto(_folder["photos"], 4));
        Assert.Equal(Photographs.Classes, set.ClassNames);
        Assert.Equal([4, 4, 4], set.CountPerClass());
        Assert.Equal("cat/02.jpg", set.Files[6].Name);
        Assert.Equal("photos: 12 image files of 3 classes (bird, cat, dog)", set.ToString());
    }

    [Theory]
    [InlineData("train", "test"), InlineData("Training", "val")]
    public void Folders_of_parts_divide_the_set(string train, string other)
    {
        Photographs.PutInto(_folder["photos", train], 3);
        Photographs.PutInto(_folder["photos", other], 2);
        ImageFileSet set = ImageFolder.Load(_folder["photos"]);
        string otherPart = other == "val" ? "validation" : other;
        Assert.Equal(new[] { "train", otherPart }.Order(), set.Parts.Order());
        Assert.Equal((9, 6), (set.Part("train").Count, set.Part(otherPart).Count));
        Assert.Equal(Photographs.Classes, set.Part(otherPart).ClassNames);
    }

    [Fact]
    public void Other_files_and_folders_around_are_passed_over()
    {
        Photographs.PutInto(_folder["outer", "inner"], 2);
        File.WriteAllText(_folder["outer", "inner", "cat", "notes.txt"], "no image");
        File.WriteAllText(_folder["outer", "LICENSE"], "no image");
        Assert.Equal(6, ImageFolder.Load(_folder["outer"]).Count);
    }

    [Fact]
    public void An_empty_class_is_named()
    {
        Photographs.PutInto(_folder["photos"], 2);
        Directory.CreateDirectory(_folder["photos", "unicorn"]);
        Assert.Equal($"The class {_folder["photos", "unicorn"]} has no images: put some in, or take the folder away.", Refusal("photos"));
    }

    [Fact]
    public void A_class_that_is_tested_but_not_trained_is_named()
    {
        Photographs.PutInto(_folder["photos", "train"], 2, "cat", "dog");
        Photographs.PutInto(_folder["photos", "test"], 2);
        Assert.Equal("photos has no training images of the class bird, but images of it in another part.", Refusal("photos"));
    }

    [Fact]
    public void An_image_without_a_class_is_named()
    {
        Photographs.PutInto(_folder["photos"], 1);
        File.WriteAllBytes(_folder["photos", "stray.jpg"], Photographs.Jpeg(1));
        Assert.StartsWith($"{_folder["photos", "stray.jpg"]} lies in no class", Refusal("photos"), StringComparison.Ordinal);
    }

    [Fact]
    public void Folders_beside_those_of_parts_are_named()
    {
        foreach (string part in new[] { "train", "test", "extra" }) Photographs.PutInto(_folder["photos", part], 1, "cat", "dog");
        Assert.Equal(
            $"{_folder["photos"]} has folders of parts (test, train) and others beside them (extra): move the others elsewhere, or call them train, validation or test.", Refusal("photos"));
    }

    [Fact]
    public void Trains_may_be_a_class()
    {
        Photographs.PutInto(_folder["photos"], 2, "bus", "train");
        Assert.Equal(["bus", "train"], ImageFolder.Load(_folder["photos"]).ClassNames);
    }

    [Fact]
    public void A_link_to_a_folder_that_is_listed_already_adds_nothing()
    {
        Photographs.PutInto(_folder["photos"], 2, "cat", "dog");
        Directory.CreateSymbolicLink(_folder["photos", "cat", "round"], _folder["photos"]);
        Directory.CreateSymbolicLink(_folder["photos", "cat", "up"], _folder.Path);
        Directory.CreateSymbolicLink(_folder["photos", "bird"], _folder["photos", "cat"]);
        ImageFileSet set = ImageFolder.Load(_folder["photos"]);
        Assert.Equal(["cat/00.jpg", "cat/01.jpg", "dog/00.jpg", "dog/01.jpg"], set.Files.Select(file => file.Name));
    }

    [Fact]
    public void A_link_to_a_folder_elsewhere_is_followed()
    {
        Photographs.PutInto(_folder["store"], 2, "cat", "dog");
        Directory.CreateDirectory(_folder["photos"]);
        foreach (string name in new[] { "cat", "dog" }) Directory.CreateSymbolicLink(_folder["photos", name], _folder["store", name]);
        Directory.CreateSymbolicLink(_folder["alias"], _folder["photos"]);
        Assert.Equal(["cat/00.jpg", "cat/01.jpg", "dog/00.jpg", "dog/01.jpg"], ImageFolder.Load(_folder["alias"]).Files.Select(file => file.Name));
    }

    [Fact]
    public void A_file_and_a_link_to_it_lie_in_one_part()
    {
        Photographs.PutInto(_folder["photos"], 10, "cat", "dog");
        for (int i = 0; i < 10; i++) File.CreateSymbolicLink(_folder["photos", "cat", $"again-{i}.jpg"], _folder["photos", "cat", $"{i:00}.jpg"]);
        ImageFileSet[] parts = ImageFolder.Load(_folder["photos"]).Split([0.5, 0.5], seed: 1);
        static IEnumerable<string> Contents(ImageFileSet set) => set.Files.Select(file => Convert.ToHexString(file.ReadAllBytes()));
        Assert.Empty(Contents(parts[0]).Intersect(Contents(parts[1])));
    }

    [Fact]
    public void A_folder_that_may_not_be_listed_is_named()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("Another user's eyes are borrowed as Linux lends them.");
            return;
        }

        Photographs.PutInto(_folder["photos"], 2, "cat", "dog");
        File.SetUnixFileMode(_folder.Path, (UnixFileMode)0b101_101_101);
        File.SetUnixFileMode(_folder["photos", "dog"], UnixFileMode.None);
        try
        {
            using (new EyesOfNobody()) Assert.Contains(_folder["photos", "dog"], Refusal("photos"), StringComparison.Ordinal);
        }
        finally
        {
            File.SetUnixFileMode(_folder.Path, (UnixFileMode)0b111_101_101);
            File.SetUnixFileMode(_folder["photos", "dog"], (UnixFileMode)0b111_101_101);
        }
    }

    [Fact]
    public void A_set_that_came_divided_is_not_divided_across_its_parts()
    {
        foreach (string part in new[] { "train", "test" }) Photographs.PutInto(_folder["photos", part], 5);
        ImageFileSet set = ImageFolder.Load(_folder["photos"]);
        Assert.Equal(
            "photos came divided into test, train, and a new division would mix them: divide one of them, as in Part(\"train\").Split(…).",
            Assert.Throws<KitException>(() => set.Split([0.8, 0.2], seed: 1)).Message);
        Assert.Equal([12, 3], set.Part("train").Split([0.8, 0.2], seed: 1).Select(part => part.Count));
    }

    [Fact]
    public void A_table_is_sent_to_where_tables_are_read()
    {
        File.WriteAllText(_folder["labels.csv"], "file,label\n");
        Assert.Equal($"{_folder["labels.csv"]} is a table, not a folder or archive: use ImageTable.Load.", Refusal("labels.csv"));
    }

    [Fact]
    public void What_macOS_leaves_behind_is_no_class()
    {
        Photographs.PutInto(_folder["photos"], 2);
        Directory.CreateDirectory(_folder["photos", "__MACOSX", "cat"]);
        Assert.Equal(Photographs.Classes, ImageFolder.Load(_folder["photos"]).ClassNames);
    }

    [Fact]
    public void A_file_that_is_not_in_the_set_cannot_be_chosen() =>
        Assert.Equal("There is no image 99 in photos: it has 6, numbered from 0.", Assert.Throws<KitException>(() => ImageFolder.Load(Photographs.PutInto(_folder["photos"], 2)).Subset([0, 99])).Message);

    [Fact]
    public void A_folder_without_images_is_named()
    {
        Directory.CreateDirectory(_folder["photos"]);
        Assert.StartsWith("There are no images (*.jpg, ", Refusal("photos"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named() => Assert.Equal($"There is no folder or archive {_folder["none"]}.", Refusal("none"));

    public void Dispose() => _folder.Dispose();

    private string Refusal(string name) => Assert.Throws<KitException>(() => ImageFolder.Load(_folder[name])).Message;
}
