using System.IO.Compression;
using System.Text;

namespace NotebookKit.Tests.Data;

/// <summary>Archives of images: read like the folder that they were made of, and refused where they are damaged or mean harm.</summary>
public sealed class ImageArchiveTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

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
