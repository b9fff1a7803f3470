using System.Text;

namespace NotebookKit.Tests.WeightFiles;

/// <summary>Pickles that ask for more than data, or for more memory than there is: each is refused in one sentence, and nothing of it runs.</summary>
public sealed class HostilePickleTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

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

    [Theory, MemberData(nameof(Exploits))]
    public void A_pickle_that_asks_for_more_than_data_is_refused_by_name(string named, byte[] pickle)
    {
        File.WriteAllBytes(_folder["exploit.pkl"], pickle);
        Assert.Contains(named, Assert.Throws<KitException>(() => WeightFile.Open(_folder["exploit.pkl"])).Message, StringComparison.Ordinal);

        HostileZips.Write(_folder["exploit.pth"], ("archive/data.pkl", pickle));
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

    [Fact]
    public void A_view_beyond_its_storage_is_refused()
    {
        byte[] pickle = Pickle("}X\u0001\0\0\0actorch._utils\n_rebuild_tensor_v2\n((X\u0007\0\0\0storagectorch\nFloatStorage\nX\u0001\0\0\u00000X\u0003\0\0\0cpuK\u0004tQK\0K\u0005\u0085K\u0001\u0085\u0089}tRs.");
        HostileZips.Write(_folder["view.pth"], ("archive/data.pkl", pickle), ("archive/data/0", new byte[16]));
        Assert.Contains("reaches beyond its storage '0'", Assert.Throws<KitException>(() => WeightFile.Open(_folder["view.pth"])).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Protocol 2; each character is a byte.</summary>
    private static byte[] Pickle(string instructions) => [0x80, 2, .. Encoding.Latin1.GetBytes(instructions)];

    private void Refusal(string name, byte[] content, string reason)
    {
        File.WriteAllBytes(_folder[name], content);
        Assert.Contains(reason, Assert.Throws<KitException>(() => WeightFile.Open(_folder[name])).Message, StringComparison.Ordinal);
    }
}
