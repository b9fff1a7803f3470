namespace NotebookKit.Tests.Native;

public sealed class ElfVersionNeedsTests
{
    private const string Library = "libstdc++.so.6", Version = "GLIBCXX_3.4.32";

    [Fact]
    public void Marks_the_one_need_of_the_real_shim_and_changes_one_byte()
    {
        byte[] shipped = Shim(), changed = [.. shipped];

        int marked = ElfVersionNeeds.Weaken(changed, Library, Version);

        Assert.Equal(1, marked);
        Assert.Equal(1, shipped.Zip(changed).Count(pair => pair.First != pair.Second));
    }

    [Fact]
    public void Leaves_the_file_alone_when_it_has_no_such_need()
    {
        byte[] shipped = Shim(), changed = [.. shipped];

        Assert.Equal(0, ElfVersionNeeds.Weaken(changed, Library, "GLIBCXX_9.9.9"));
        Assert.Equal(shipped, changed);
    }

    [Fact]
    public void Refuses_a_file_that_is_not_elf() =>
        Assert.Throws<InvalidDataException>(() => ElfVersionNeeds.Weaken("#!/bin/sh, longer than an ELF header must be at the very least ……"u8.ToArray(), Library, Version));

    [Theory]
    [InlineData(0), InlineData(40), InlineData(64), InlineData(4096), InlineData(1_000_000)]
    public void Refuses_a_file_that_is_cut_short(int length) =>
        Assert.Throws<InvalidDataException>(() => ElfVersionNeeds.Weaken(Shim().AsSpan(0, length), Library, Version));

    private static byte[] Shim()
    {
        Need.Linux();
        return File.ReadAllBytes(TorchNatives.OfThisProcess().Find(TorchLoader.Shim)!);
    }
}
