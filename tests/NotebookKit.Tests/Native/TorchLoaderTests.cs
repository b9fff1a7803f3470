namespace NotebookKit.Tests.Native;

public sealed class TorchLoaderTests
{
    [Fact]
    public void TorchSharp_works_before_any_type_of_the_kit_is_used()
    {
        using TorchSharp.torch.Tensor ones = TorchSharp.torch.ones(3, 4);
        Assert.Equal(12, ones.sum().item<float>());
    }

    [Fact]
    public void A_platform_without_natives_is_named_with_those_that_have_them()
    {
        KitException refused = Assert.Throws<KitException>(() => TorchLoader.Load(new TorchNatives("linux-arm64", []), Path.GetTempPath()));
        Assert.Equal("TorchSharp has no native library for linux-arm64; use one of linux-x64, win-x64, osx-arm64.", refused.Message);
    }

    [Fact]
    public void A_program_without_libtorch_is_told_which_package_to_add()
    {
        KitException refused = Assert.Throws<KitException>(() => TorchLoader.Load(new TorchNatives("linux-x64", []), Path.GetTempPath()));
        Assert.Contains("add the package libtorch-cpu-linux-x64 2.10.0", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shim_that_nobody_knows_is_never_changed()
    {
        using var folder = new TemporaryFolder();
        string stranger = folder["libLibTorchSharp.so"];
        File.WriteAllText(stranger, "something else");

        KitException refused = Assert.Throws<KitException>(() => TorchLoader.WeakenedCopy(stranger, folder["cache"], "version `GLIBCXX_3.4.32' not found"));

        Assert.Contains("not a file that NotebookKit knows how to mend", refused.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["cache"]));
    }

    [Fact]
    public void A_damaged_private_copy_is_made_again()
    {
        Need.Linux();
        using var folder = new TemporaryFolder();
        string shim = TorchNatives.OfThisProcess().Find(TorchLoader.Shim)!;
        string copy = TorchLoader.WeakenedCopy(shim, folder.Path, "");
        byte[] good = File.ReadAllBytes(copy);
        File.WriteAllBytes(copy, good[..1000]);

        Assert.Equal(copy, TorchLoader.WeakenedCopy(shim, folder.Path, ""));
        Assert.Equal(good, File.ReadAllBytes(copy));
    }

    [Fact]
    public void The_shipped_shim_itself_stays_as_it_was()
    {
        Need.Linux();
        using var folder = new TemporaryFolder();
        string shim = TorchNatives.OfThisProcess().Find(TorchLoader.Shim)!;
        byte[] before = File.ReadAllBytes(shim);

        TorchLoader.WeakenedCopy(shim, folder.Path, "");

        Assert.Equal(before, File.ReadAllBytes(shim));
    }

    [Theory]
    [InlineData("x.so: version `GLIBCXX_3.4.30' not found (required by y)", "GCC 12")]
    [InlineData("x.so: version `GLIBC_2.34' not found (required by y)", "glibc 2.34")]
    [InlineData("libstdc++.so.6: cannot open shared object file: No such file or directory", "apt-get install libstdc++6")]
    public void A_loader_error_comes_with_what_to_install(string error, string remedy) =>
        Assert.Contains(remedy, TorchLoader.Explain(error), StringComparison.Ordinal);
}
