using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace NotebookKit.Tests.WeightFiles;

/// <summary>Files that were cut short, damaged, or made to do harm: each is refused in one sentence, and nothing of it runs.</summary>
public sealed class HostileWeightTests : IDisposable
{
    /// <summary>Damaged copies of each file; NOTEBOOKKIT_FUZZ says another count.</summary>
    private static readonly int Rounds = int.TryParse(Environment.GetEnvironmentVariable("NOTEBOOKKIT_FUZZ"), System.Globalization.CultureInfo.InvariantCulture, out int rounds) ? rounds : 50;

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Files => [.. WeightFixtures.All];

    [Theory, MemberData(nameof(Files))]
    public void A_file_cut_short_anywhere_is_refused(string name)
    {
        if (name is "torch-script.pt") return; // Refused as a whole.
        string path = WeightFixtures.Copy(name, _folder);
        byte[] whole = File.ReadAllBytes(path);
        // What a file ends with may be nobody's: a zip's comment, a line feed.
        for (int length = 0; length < whole.Length; length += 1 + whole.Length / 61)
        {
            File.WriteAllBytes(path, whole[..length]);
            // Between two layers nothing of a .caffemodel says that another should follow; a model that wants it does.
            if (name.EndsWith(".caffemodel", StringComparison.Ordinal)) Refused(path, $"{length} bytes");
            else Assert.Throws<KitException>(() => ReadAll(path));
        }
    }

    [Theory, MemberData(nameof(Files))]
    public void Whatever_bits_are_flipped_nothing_but_a_sentence_comes_of_it(string name)
    {
        string path = WeightFixtures.Copy(name, _folder);
        byte[] whole = File.ReadAllBytes(path);
        var random = new Random(11);
        for (int round = 0; round < Rounds; round++)
        {
            byte[] damaged = [.. whole];
            for (int flips = 1 + round % 4; flips > 0; flips--) damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            // Headers matter most, and they come first.
            if (round % 2 == 0) damaged[random.Next(Math.Min(64, damaged.Length))] = (byte)random.Next(256);
            File.WriteAllBytes(path, damaged);
            Refused(path, $"round {round}");
        }
    }

    [Fact]
    public void Random_bytes_of_any_beginning_are_refused()
    {
        var random = new Random(3);
        byte[][] beginnings = [.. WeightFixtures.All.Select(name => File.ReadAllBytes(WeightFixtures.PathOf(name)).Take(24).ToArray())];
        for (int round = 0; round < 4 * Rounds; round++)
        {
            byte[] bytes = new byte[random.Next(1, 3000)];
            random.NextBytes(bytes);
            byte[] beginning = beginnings[random.Next(beginnings.Length)];
            byte[] content = [.. beginning[..random.Next(beginning.Length)], .. bytes];
            string path = _folder[$"random{new[] { ".bin", ".caffemodel", ".pkl" }[round % 3]}"];
            File.WriteAllBytes(path, content);
            Refused(path, $"round {round}");
        }
    }

    [Theory]
    [InlineData(ulong.MaxValue, "claims"), InlineData(100_000_001ul, "claims"), InlineData(1_000_000ul, "has only")]
    public void A_safetensors_header_that_claims_too_much_is_refused(ulong length, string reason)
    {
        byte[] file = new byte[64];
        BinaryPrimitives.WriteUInt64LittleEndian(file, length);
        file[8] = (byte)'{';
        Assert.Contains(reason, Assert.Throws<InvalidDataException>(() => SafetensorsHeader.Read(new MemoryBytes(file))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", 12, "overlaps")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[12,20]}}""", 20, "hole")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", 12, "hole")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}}""", 16, "'a' twice")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", 8, "are 12")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 16, "the file has 16")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 4, "the file has 4")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", 8, "hole")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", 8, "no sense")]
    [InlineData("""{"a":{"dtype":"F32","shape":[9223372036854775807,2],"data_offsets":[0,8]}}""", 8, "9223372036854775807×2")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,0]}}""", 0, "4294967296×4294967296")]
    [InlineData("""{"a":{"dtype":"F5","shape":[2],"data_offsets":[0,8]}}""", 8, "type F5")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2]}}""", 8, "lacks")]
    [InlineData("""{"a":{"dtype":"F32","dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 8, "too many")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8],"more":1}}""", 8, "too many")]
    [InlineData("""{"__metadata__":{"a":1}}""", 0, "Number")]
    [InlineData("""{"__metadata__":{"a":"x","a":"y"}}""", 0, "twice")]
    [InlineData("""{"a":{"dtype":"F32","shape":2,"data_offsets":[0,8]}}""", 8, "StartArray")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}{}""", 8, "JSON")]
    [InlineData("""{"a":""", 8, "JSON")]
    public void A_broken_rule_of_safetensors_is_named(string header, int data, string reason)
    {
        byte[] json = Encoding.UTF8.GetBytes(header), file = new byte[8 + json.Length + data];
        BinaryPrimitives.WriteInt64LittleEndian(file, json.Length);
        json.CopyTo(file, 8);
        Refusal("broken.safetensors", file, reason);
    }

    [Fact]
    public void Safetensors_without_data_and_with_metadata_is_none_too_few()
    {
        byte[] json = """{"__metadata__":{"format":"pt"},"none":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}}    """u8.ToArray(), file = new byte[8 + json.Length];
        BinaryPrimitives.WriteInt64LittleEndian(file, json.Length);
        json.CopyTo(file, 8);
        File.WriteAllBytes(_folder["empty.safetensors"], file);
        using IWeightFile weights = WeightFile.Open(_folder["empty.safetensors"]);
        Assert.Equal(["none"], weights.Names);
    }

    [Theory]
    [InlineData("bomb.pth", "archive/data.pkl"), InlineData("bomb.npz", "weights.npy")]
    public void A_zip_bomb_is_refused_before_it_goes_off(string name, string part)
    {
        using (var stream = File.Create(_folder[name]))
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        using (Stream entry = zip.CreateEntry(part, CompressionLevel.Optimal).Open())
        {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 200; i++) entry.Write(zeros);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("which weights never do", Assert.Throws<KitException>(() => WeightFile.Open(_folder[name])).Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
    }

    [Theory]
    [InlineData("plain.npz"), InlineData("compressed.npz"), InlineData("torch-zip.pth")]
    public void A_number_changed_in_an_archive_fails_the_check(string name)
    {
        string path = WeightFixtures.Copy(name, _folder);
        byte[] bytes = File.ReadAllBytes(path);
        // The middle of the first, largest tensor.
        int at = name == "compressed.npz" ? 200 : bytes.AsSpan().IndexOf(BitConverter.GetBytes(WeightFixtures.Values(0, 50)[40])) + 1;
        bytes[at] ^= 0x10;
        File.WriteAllBytes(path, bytes);
        Assert.Throws<KitException>(() =>
        {
            using IWeightFile file = WeightFile.Open(path);
            file.Check();
        });
    }

    [Fact]
    public void A_zip_directory_that_claims_billions_of_parts_takes_no_memory()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Refusal("billions.npz", HostileZips.BillionsOfParts(), "cut short");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
    }

    [Fact]
    public void A_part_that_is_there_twice_is_refused()
    {
        HostileZips.Write(_folder["twice.npz"], ("a.npy", [1]), ("a.npy", [2]));
        Assert.Contains("it has 'a.npy' twice", Assert.Throws<KitException>(() => WeightFile.Open(_folder["twice.npz"])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../etc/passwd"), InlineData("/etc/passwd"), InlineData(".."), InlineData("sub/shard.bin")]
    public void A_shard_that_lies_elsewhere_is_refused(string shard)
    {
        string path = WeightFixtures.Copy("tfjs/model.json", _folder);
        File.WriteAllText(path, File.ReadAllText(path).Replace("group2-shard1of1.bin", shard, StringComparison.Ordinal));
        Assert.Contains("does not lie beside it", Assert.Throws<KitException>(() => WeightFile.Open(path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("shards/deploy.prototxt", "shards/weights/conv_filter.bin", "431 bytes, but 4×3×3×3 of float32 are 432"), InlineData("tfjs/model.json", "tfjs/group1-shard2of2.bin", "cut short")]
    public void A_shard_cut_short_is_refused(string list, string shard, string reason)
    {
        string path = WeightFixtures.Copy(list, _folder);
        byte[] whole = File.ReadAllBytes(_folder[shard]);
        File.WriteAllBytes(_folder[shard], whole[..^1]);
        Assert.Contains(reason, Assert.Throws<KitException>(() => WeightFile.Open(Path.GetDirectoryName(path)!)).Message, StringComparison.Ordinal);
        File.Delete(_folder[shard]);
        Assert.Throws<KitException>(() => WeightFile.Open(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void A_layer_whose_name_leads_elsewhere_is_refused()
    {
        string path = WeightFixtures.Copy("shards/deploy.prototxt", _folder);
        File.WriteAllText(path, File.ReadAllText(path).Replace("name: \"conv\"", "name: \"../../conv\"", StringComparison.Ordinal));
        Assert.Contains("whose name is no file's", Assert.Throws<KitException>(() => WeightFile.Open(Path.GetDirectoryName(path)!)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_a_format_that_is_not_read_is_named_with_the_way_out()
    {
        File.WriteAllBytes(_folder["a.h5"], [0x89, .. "HDF\r\n\x1a\n"u8]);
        Assert.Contains("convert it with h5py", Assert.Throws<KitException>(() => WeightFile.Open(_folder["a.h5"])).Message, StringComparison.Ordinal);
        Assert.Contains("There is no weight file", Assert.Throws<KitException>(() => WeightFile.Open(_folder["none"])).Message, StringComparison.Ordinal);
        Assert.Contains("is a folder without weights", Assert.Throws<KitException>(() => WeightFile.Open(_folder.Path)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static void ReadAll(string path)
    {
        using IWeightFile file = WeightFile.Open(path);
        foreach (string name in file.Names) file.Read(name).Dispose();
        file.Check();
    }

    private static void Refused(string path, string where)
    {
        try
        {
            ReadAll(path);
        }
        catch (KitException error)
        {
            Assert.DoesNotContain('\n', error.Message);
        }
        catch (Exception error) when (error is not Xunit.Sdk.XunitException)
        {
            Assert.Fail($"{path}, {where}: {error}");
        }
    }

    private void Refusal(string name, byte[] content, string reason)
    {
        File.WriteAllBytes(_folder[name], content);
        Assert.Contains(reason, Assert.Throws<KitException>(() => WeightFile.Open(_folder[name])).Message, StringComparison.Ordinal);
    }
}
