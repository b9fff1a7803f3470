using System.Diagnostics;

namespace NotebookKit.Host.Tests;

public sealed class NativeTests : IDisposable
{
    private const string Caller = "using System.Runtime.InteropServices; public static class Caller { [DllImport(\"nbkitouter\")] public static extern int four(); }";

    private readonly PackageFeed _feed = new();
    private EngineSession? _session;

    public void Dispose()
    {
        _session?.Dispose();
        _feed.Dispose();
    }

    [Fact]
    public async Task A_native_library_finds_what_it_needs_in_another_package()
    {
        (byte[] outer, byte[] inner) = Compile();
        _feed.AddFiles("InnerNative", "1.0.0", [], (PackageFeed.NativePath("libnbkitinner.so"), inner));
        _feed.Add("Caller", "1.0.0", Caller, [("InnerNative", "1.0.0")], files: (PackageFeed.NativePath("libnbkitouter.so"), outer));
        _session = new EngineSession(_feed.Folder);

        Assert.Equal("4", await _session.ResultAsync("#r \"nuget: Caller\"\nCaller.four()"));
    }

    [Fact]
    public async Task Native_libraries_beside_an_assembly_are_found()
    {
        (byte[] outer, byte[] inner) = Compile();
        await File.WriteAllBytesAsync(_feed.File("libnbkitouter.so"), outer, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(_feed.File("libnbkitinner.so"), inner, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(_feed.File("Caller.dll"), PackageFeed.Compile("Caller", "1.0.0", Caller), TestContext.Current.CancellationToken);
        _session = new EngineSession(_feed.Folder);

        Assert.Equal("4", await _session.ResultAsync("#r \"Caller.dll\"\nCaller.four()"));
    }

    [Fact]
    public void The_needs_of_a_library_are_read()
    {
        Compile();

        Assert.Contains("libnbkitinner.so", ElfNeeds.Of(_feed.File("libnbkitouter.so")));
    }

    [Fact]
    public void A_file_that_is_no_library_needs_nothing() => Assert.Empty(ElfNeeds.Of(typeof(NativeTests).Assembly.Location));

    /// <summary>A library whose one function calls another library's; neither says where the other is.</summary>
    private (byte[] Outer, byte[] Inner) Compile()
    {
        bool compiles = OperatingSystem.IsLinux() && File.Exists("/usr/bin/cc");
        if (!compiles && Environment.GetEnvironmentVariable("NOTEBOOKKIT_REQUIRE_ALL") == "1") Assert.Fail("There is no C compiler, and NOTEBOOKKIT_REQUIRE_ALL is set");
        Assert.SkipUnless(compiles, "there is no C compiler for Linux");

        File.WriteAllText(_feed.File("inner.c"), "int two(void) { return 2; }");
        File.WriteAllText(_feed.File("outer.c"), "int two(void); int four(void) { return two() + two(); }");
        Run("-shared -fPIC -Wl,-soname,libnbkitinner.so -o libnbkitinner.so inner.c");
        Run("-shared -fPIC -o libnbkitouter.so outer.c -L. -lnbkitinner");
        return (File.ReadAllBytes(_feed.File("libnbkitouter.so")), File.ReadAllBytes(_feed.File("libnbkitinner.so")));
    }

    private void Run(string arguments)
    {
        using Process compiler = Process.Start(new ProcessStartInfo("/usr/bin/cc", arguments) { WorkingDirectory = _feed.Folder })!;
        compiler.WaitForExit();
        Assert.Equal(0, compiler.ExitCode);
    }
}
