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

    /// <summary>Pickles that would do something in Python, and what the sentence must name.</summary>
    public static TheoryData<string, byte[]> Exploits => new()
    {
        { "os.system", "cos\nsystem\n(S'touch /tmp/owned'\ntR."u8.ToArray() },
        { "posix.system", Pickle("cposix\nsystem\nX\u0005\0\0\0touch\u0085R.") },
        { "__builtin__.eval", "c__builtin__\neval\n(S'1'\ntR."u8.ToArray() },
        { "builtins.eval", [0x80, 4, 0x8C, 8, .. "builtins"u8, 0x8C, 4, .. "eval"u8, 0x93, 0x8C, 1, (byte)'1', 0x85, .. "R."u8] },
        { "builtins.getattr", "cbuiltins\ngetattr\n(cbuiltins\n__import__\nS'os'\ntR."u8.ToArray() },
        { "torch.load", "ctorch\nload\n(S'x'\ntR."u8.ToArray() },
        { "torch.storage._load_from_bytes", "ctorch.storage\n_load_from_bytes\n(S'x'\ntR."u8.ToArray() },
        { "numpy.core.multiarray._reconstruct.system", "cnumpy.core.multiarray\n_reconstruct.system\n)R."u8.ToArray() },
        { "INST", "(S'ls'\nios\nsystem\n."u8.ToArray() },
        { "OBJ", "(ccollections\nOrderedDict\nS'ls'\no."u8.ToArray() },
        { "NEWOBJ", Pickle("ccollections\nOrderedDict\n)\u0081.") },
        { "EXT", Pickle("\u0082\u0001.") },
        { "PERSID", "Pfile:///etc/passwd\n."u8.ToArray() },
        { "sets the state", Pickle("]}b.") },
    };

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

    [Theory, MemberData(nameof(Exploits))]
    public void A_pickle_that_asks_for_more_than_data_is_refused_by_name(string named, byte[] pickle)
    {
        File.WriteAllBytes(_folder["exploit.pkl"], pickle);
        Assert.Contains(named, Assert.Throws<KitException>(() => WeightFile.Open(_folder["exploit.pkl"])).Message, StringComparison.Ordinal);

        Zip("exploit.pth", ("archive/data.pkl", pickle));
        Assert.Contains(named, Assert.Throws<KitException>(() => WeightFile.Open(_folder["exploit.pth"])).Message, StringComparison.Ordinal);

        // The fourth pickle of an old file is the object.
        byte[] head = File.ReadAllBytes(WeightFixtures.PathOf("torch-legacy.th"));
        byte[] start = [0x80, 2, (byte)'}', (byte)'q', 0, (byte)'(', (byte)'X', 5, 0, 0, 0, .. "epoch"u8];
        int facts = head.AsSpan().IndexOf(start);
        File.WriteAllBytes(_folder["exploit.th"], [.. head[..facts], .. pickle]);
        Assert.Contains(named, Assert.Throws<KitException>(() => WeightFile.Open(_folder["exploit.th"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_of_lists_of_lists_come_to_an_end()
    {
        // Thirty lists, each of which holds the one before ten times: 10³⁰ ways to the bottom.
        List<byte> pickle = [0x80, 2, (byte)']', (byte)'q', 0];
        for (byte i = 0; i < 30; i++)
        {
            pickle.AddRange([(byte)']', (byte)'(']);
            for (int j = 0; j < 10; j++) pickle.AddRange([(byte)'h', i]);
            pickle.AddRange([(byte)'e', (byte)'q', (byte)(i + 1)]);
        }

        pickle.Add((byte)'.');
        Refusal("bomb.pkl", [.. pickle], "nested beyond all measure");
    }

    [Fact]
    public void A_list_within_itself_comes_to_an_end() => Refusal("self.pkl", [0x80, 2, .. "]q\0h\0a."u8], "nested beyond all measure");

    [Fact]
    public void Instructions_without_end_come_to_an_end() => Refusal("long.pkl", [0x80, 2, .. Enumerable.Repeat((byte)']', 5_000_000)], "has more than");

    [Theory]
    [InlineData("T\u007fÿÿÿ"), InlineData("X\u007fÿÿÿ"), InlineData("BÿÿÿÿA"), InlineData("\u008eÿÿÿÿÿÿÿ\u007f"), InlineData("\u008dÿÿÿÿÿÿÿÿ"), InlineData("\u0096ÿÿÿÿÿÿÿ\u007f"), InlineData("\u0095ÿÿÿÿÿÿÿ\u007f")]
    public void A_string_longer_than_the_file_is_refused_before_memory_is_taken(string instruction)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Refusal("string.pkl", [0x80, 4, .. Encoding.Latin1.GetBytes(instruction), (byte)'.'], "cut short");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
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
        Zip("twice.npz", ("a.npy", [1]), ("a.npy", [2]));
        Assert.Contains("it has 'a.npy' twice", Assert.Throws<KitException>(() => WeightFile.Open(_folder["twice.npz"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_view_beyond_its_storage_is_refused()
    {
        byte[] pickle = Pickle("}X\u0001\0\0\0actorch._utils\n_rebuild_tensor_v2\n((X\u0007\0\0\0storagectorch\nFloatStorage\nX\u0001\0\0\u00000X\u0003\0\0\0cpuK\u0004tQK\0K\u0005\u0085K\u0001\u0085\u0089}tRs.");
        Zip("view.pth", ("archive/data.pkl", pickle), ("archive/data/0", new byte[16]));
        Assert.Contains("reaches beyond its storage '0'", Assert.Throws<KitException>(() => WeightFile.Open(_folder["view.pth"])).Message, StringComparison.Ordinal);
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

    /// <summary>Protocol 2; each character is a byte.</summary>
    private static byte[] Pickle(string instructions) => [0x80, 2, .. Encoding.Latin1.GetBytes(instructions)];

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

    private void Zip(string name, params (string Name, byte[] Content)[] parts)
    {
        using var stream = File.Create(_folder[name]);
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create);
        foreach ((string part, byte[] content) in parts)
        {
            using Stream entry = zip.CreateEntry(part, CompressionLevel.NoCompression).Open();
            entry.Write(content);
        }
    }
}
