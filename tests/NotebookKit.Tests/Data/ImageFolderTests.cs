using System.IO.Compression;
using System.Text;

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

    [Theory]
    [InlineData("zip", true), InlineData("zip", false), InlineData("tar", false), InlineData("tar.gz", true)]
    public void An_archive_is_read_like_the_folder(string kind, bool compressed)
    {
        Photographs.PutInto(_folder["photos", "train"], 3);
        Photographs.PutInto(_folder["photos", "test"], 2);
        string archive = _folder["photos." + kind];
        ImageFileSet folder = ImageFolder.Load(_folder["photos"]), packed = ImageFolder.Load(kind == "zip"
            ? Photographs.Zip(_folder["photos"], archive, compressed ? CompressionLevel.Optimal : CompressionLevel.NoCompression)
            : Photographs.Tar(_folder["photos"], archive, compressed));

        Assert.Equal(folder.Labels, packed.Labels);
        Assert.Equal(folder.PartNames!, packed.PartNames!);
        Assert.All(Enumerable.Range(0, folder.Count), i => Assert.Equal(folder.Files[i].ReadAllBytes(), packed.Files[i].ReadAllBytes()));
    }

    [Fact]
    public void An_archives_files_are_read_from_many_threads_at_once()
    {
        Photographs.PutInto(_folder["photos"], 30);
        ImageFileSet packed = ImageFolder.Load(Photographs.Zip(_folder["photos"], _folder["photos.zip"])), folder = ImageFolder.Load(_folder["photos"]);
        Parallel.For(0, 2000, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => Assert.Equal(folder.Files[i % 90].ReadAllBytes(), packed.Files[i % 90].ReadAllBytes()));
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

    [Theory]
    [InlineData("photos.tar.bz2", "BZh91AY", "is compressed by bzip2"), InlineData("photos.tar.xz", "\u00FD7zXZ", "is compressed by xz"), InlineData("photos.exe", "MZ\u0090\0", "is a program, perhaps an archive that unpacks itself")]
    public void An_archive_of_another_kind_is_named(string name, string content, string kind)
    {
        File.WriteAllBytes(_folder[name], [.. Encoding.Latin1.GetBytes(content), .. new byte[1000]]);
        Assert.Equal($"{_folder[name]} {kind}; the kit reads zip, tar and tar.gz archives and folders: unpack it first.", Refusal(name));
    }

    [Fact]
    public void A_file_that_is_no_archive_is_named()
    {
        File.WriteAllText(_folder["notes.bin"], string.Concat(Enumerable.Repeat("no archive at all, ", 100)));
        Assert.Equal($"{_folder["notes.bin"]} is neither a zip nor a tar archive, or there is no file in it.", Refusal("notes.bin"));
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

    [Fact]
    public void An_archive_that_is_cut_short_is_named()
    {
        string archive = Photographs.Zip(Photographs.PutInto(_folder["photos"], 2), _folder["photos.zip"]);
        File.WriteAllBytes(archive, File.ReadAllBytes(archive)[..600]);
        Assert.StartsWith($"{archive} cannot be read: ", Refusal("photos.zip"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_file_within_an_archive_is_named_with_the_archive()
    {
        string archive = Photographs.Zip(Photographs.PutInto(_folder["photos"], 2), _folder["photos.zip"], CompressionLevel.NoCompression);
        ImageFileSet set = ImageFolder.Load(archive);
        byte[] bytes = File.ReadAllBytes(archive);
        int at = bytes.AsSpan().IndexOf(set.Files[3].ReadAllBytes()) + 100;
        bytes[at] ^= 0xFF;
        File.WriteAllBytes(archive, bytes);
        Assert.Equal($"{archive}: cat/01.jpg is damaged: its content does not match its checksum.", Assert.Throws<KitException>(() => ImageFolder.Load(archive).Files[3].ReadAllBytes()).Message);
    }

    [Theory]
    [InlineData("../cat/evil.jpg"), InlineData("/cat/evil.jpg"), InlineData("cat\\..\\..\\evil.jpg")]
    public void A_name_that_climbs_out_of_its_archive_is_refused(string name)
    {
        using (ZipArchive zip = ZipFile.Open(_folder["evil.zip"], ZipArchiveMode.Create))
        using (Stream entry = zip.CreateEntry(name).Open()) entry.Write(Photographs.Jpeg(1));
        Assert.Contains("which no honest archive has", Refusal("evil.zip"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_zip_bomb_is_refused_by_what_it_claims_and_bounded_by_what_it_unpacks()
    {
        using (ZipArchive zip = ZipFile.Open(_folder["bomb.zip"], ZipArchiveMode.Create))
        using (Stream entry = zip.CreateEntry("cat/zeros.png", CompressionLevel.Optimal).Open())
            for (int i = 0; i < 300; i++) entry.Write(new byte[1 << 20]);
        StoredFile bomb = ImageFolder.Load(_folder["bomb.zip"]).Files[0];
        Assert.Contains("has 314,572,800 bytes or more, but no more than 268,435,456 are allowed", Assert.Throws<KitException>(() => bomb.Decode()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_compressed_tar_archive_may_fill_only_so_much_memory()
    {
        string archive = Photographs.Tar(Photographs.PutInto(_folder["photos"], 5), _folder["photos.tar.gz"], compressed: true);
        KitException refused = Assert.Throws<KitException>(() => ImageFolder.Load(archive, new ArchiveLimits { MemoryBytes = 2000 }));
        Assert.Contains("unpack it with gunzip", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_zip_directory_that_claims_billions_of_files_takes_no_memory()
    {
        File.WriteAllBytes(_folder["billions.zip"], HostileZips.BillionsOfParts());
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("cut short", Refusal("billions.zip"), StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
    }

    [Fact]
    public void Whatever_bits_of_a_zip_are_flipped_nothing_but_a_sentence_comes_of_it()
    {
        byte[] whole = File.ReadAllBytes(Photographs.Zip(Photographs.PutInto(_folder["photos"], 2), _folder["photos.zip"]));
        var random = new Random(5);
        for (int round = 0; round < 200; round++)
        {
            byte[] damaged = [.. whole];
            // The directory is at the end.
            for (int flips = 1 + round % 4; flips > 0; flips--) damaged[damaged.Length - 1 - random.Next(round % 2 == 0 ? 600 : damaged.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(_folder["damaged.zip"], damaged);
            try
            {
                foreach (StoredFile file in ImageFolder.Load(_folder["damaged.zip"]).Files) file.ReadAllBytes();
            }
            catch (KitException error)
            {
                Assert.DoesNotContain('\n', error.Message);
            }
        }
    }

    [Fact]
    public void Names_beyond_ASCII_are_read_with_and_without_the_flag_for_UTF_8()
    {
        // The flag lies in both headers of a file; without it the bytes are UTF-8 all the same, as macOS writes them.
        using (ZipArchive zip = ZipFile.Open(_folder["names.zip"], ZipArchiveMode.Create))
        using (Stream entry = zip.CreateEntry("chaussée/été.jpg").Open()) entry.Write(Photographs.Jpeg(1));
        Assert.Equal("chaussée/été.jpg", Assert.Single(ImageFolder.Load(_folder["names.zip"]).Files).Name);

        byte[] unflagged = File.ReadAllBytes(_folder["names.zip"]);
        foreach ((byte[] signature, int flag) in new[] { ("PK\u0003\u0004"u8.ToArray(), 7), ("PK\u0001\u0002"u8.ToArray(), 9) }) unflagged[unflagged.AsSpan().IndexOf(signature) + flag] &= 0xF7;
        File.WriteAllBytes(_folder["names.zip"], unflagged);
        Assert.Equal("chaussée/été.jpg", Assert.Single(ImageFolder.Load(_folder["names.zip"]).Files).Name);
    }

    [Fact]
    public void An_encrypted_archive_is_refused_in_one_sentence()
    {
        using (var zip = new ICSharpCode.SharpZipLib.Zip.ZipOutputStream(File.Create(_folder["secret.zip"])) { Password = "x" })
        {
            zip.PutNextEntry(new ICSharpCode.SharpZipLib.Zip.ZipEntry("cat/1.jpg"));
            zip.Write(Encoding.ASCII.GetBytes("secret"));
        }

        Assert.Contains("'cat/1.jpg' is encrypted", Refusal("secret.zip"), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private string Refusal(string name) => Assert.Throws<KitException>(() => ImageFolder.Load(_folder[name])).Message;
}
