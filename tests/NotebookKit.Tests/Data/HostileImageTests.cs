using System.Buffers.Binary;

namespace NotebookKit.Tests.Data;

public sealed class HostileImageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Files => ["baseline.jpg", "progressive.jpg", "rgb.png", "palette.png", "lossless.webp", "lossy.webp", "rgb.bmp", "palette.gif", "rgb-tiff_lzw.tif", "rgb-jpeg.tif", "group4.tif", "palette.tif"];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_that_is_cut_short_is_named(string name)
    {
        byte[] bytes = File.ReadAllBytes(Path.Combine(Goldens.Folder, "images", name));
        foreach (int kept in new[] { bytes.Length / 2, bytes.Length / 4, 20, 9, 2 }) Assert.StartsWith($"{Write(name, bytes[..kept])} ", Refusal(name), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Any_flipped_byte_gives_an_image_or_a_sentence(string name)
    {
        byte[] bytes = File.ReadAllBytes(Path.Combine(Goldens.Folder, "images", name));
        var random = new Random(1);
        for (int i = 0; i < 300; i++)
        {
            byte[] damaged = [.. bytes];
            for (int flips = random.Next(1, 4); flips > 0; flips--) damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            try
            {
                ImageFile.Decode(damaged, name, new ImageDecodeOptions { Limits = new ImageLimits { Pixels = 1_000_000 } }).Dispose();
            }
            catch (KitException error)
            {
                Assert.StartsWith(name, error.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void An_empty_file_is_named() => Assert.Equal($"{Write("a.jpg", [])} cannot be read as an image: it is empty.", Refusal("a.jpg"));

    [Fact]
    public async Task A_pipe_is_not_waited_for()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "Pipes with a name are Unix's.");
        using (var made = System.Diagnostics.Process.Start("mkfifo", [_folder["2.jpg"]])) await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        Task<string> refusal = Task.Run(() => Refusal("2.jpg"), TestContext.Current.CancellationToken);
        bool answered = await Task.WhenAny(refusal, Task.Delay(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken)) == refusal;
        Assert.True(answered);
        Assert.EndsWith("it is empty.", await refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_web_page_with_an_images_name_is_told_by_its_first_bytes()
    {
        string path = Write("a.jpg", "<html>404</html>"u8.ToArray());
        Assert.Equal($"{path} is not an image that the kit knows (JPEG, PNG, WebP, BMP, GIF, TIFF): it begins with 3C68746D6C3E3430.", Refusal("a.jpg"));
    }

    [Fact]
    public void A_folder_is_not_an_image() => Assert.Equal($"{_folder.Path} is a folder, not an image file.", Assert.Throws<KitException>(() => ImageFile.Decode(_folder.Path)).Message);

    [Fact]
    public void A_file_that_is_not_there_is_named() => Assert.StartsWith($"{_folder["none.png"]} cannot be read: ", Refusal("none.png"), StringComparison.Ordinal);

    [Fact]
    public void A_file_that_may_not_be_read_is_named()
    {
        string path = Write("secret.png", [1]);
        // Another has it for itself; the administrator, too, is refused that.
        using FileStream held = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.StartsWith($"{path} cannot be read: ", Refusal("secret.png"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rgb.png", 16), InlineData("rgb.bmp", 18)]
    public void A_header_that_claims_65_535_squared_pixels_is_refused_before_any_memory_is_taken(string name, int at)
    {
        byte[] bytes = File.ReadAllBytes(Path.Combine(Goldens.Folder, "images", name));
        for (int i = 0; i < 2; i++)
        {
            if (name.EndsWith("png", StringComparison.Ordinal)) BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(at + 4 * i), 65_535);
            else BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at + 4 * i), 65_535);
        }

        if (name.EndsWith("png", StringComparison.Ordinal)) BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(29), Crc(bytes.AsSpan(12, 17)));
        Write(name, bytes);
        MemoryIsNotTaken(() => Assert.Contains("claims 65,535×65,535 pixels, more than the 100,000,000 that are allowed", Refusal(name), StringComparison.Ordinal));
    }

    [Fact]
    public void A_jpeg_that_claims_65_500_squared_pixels_is_refused()
    {
        byte[] bytes = File.ReadAllBytes(Path.Combine(Goldens.Folder, "images", "baseline.jpg"));
        int frame = bytes.AsSpan().IndexOf([(byte)0xFF, (byte)0xC0]);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(frame + 5), 65_500);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(frame + 7), 65_500);
        Write("bomb.jpg", bytes);
        MemoryIsNotTaken(() => Assert.Contains("claims 65,500×65,500 pixels", Refusal("bomb.jpg"), StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_above_the_limit_is_refused_by_its_size_alone()
    {
        string path = Write("large.png", new byte[1000]);
        KitException refused = Assert.Throws<KitException>(() => ImageFile.Decode(path, new ImageDecodeOptions { Limits = new ImageLimits { FileBytes = 999 } }));
        Assert.Equal($"{path} has 1,000 bytes or more, but no more than 999 are allowed: raise ImageLimits.FileBytes if you trust it.", refused.Message);
    }

    [Fact]
    public void Nothing_is_printed_about_a_damaged_tiff()
    {
        byte[] bytes = File.ReadAllBytes(Path.Combine(Goldens.Folder, "images", "rgb-tiff_lzw.tif"));
        bytes.AsSpan(8, 100).Fill(0xFF);
        Write("bad.tif", bytes);
        TextWriter before = Console.Error;
        using var heard = new StringWriter();
        Console.SetError(heard);
        try
        {
            Refusal("bad.tif");
        }
        finally
        {
            Console.SetError(before);
        }

        Assert.Equal("", heard.ToString());
    }

    public void Dispose() => _folder.Dispose();

    private static void MemoryIsNotTaken(Action work)
    {
        long before = GC.GetTotalAllocatedBytes(precise: true);
        work();
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 10_000_000);
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = new ICSharpCode.SharpZipLib.Checksum.Crc32();
        crc.Update(bytes.ToArray());
        return (uint)crc.Value;
    }

    private string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(_folder[name], bytes);
        return _folder[name];
    }

    private string Refusal(string name) => Assert.Throws<KitException>(() => ImageFile.Decode(_folder[name]).Dispose()).Message;
}
