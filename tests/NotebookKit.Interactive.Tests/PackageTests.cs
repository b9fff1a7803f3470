using System.Diagnostics;
using System.IO.Compression;
using System.Runtime.CompilerServices;

namespace NotebookKit.Interactive.Tests;

/// <summary>Packs the three packages as <c>dotnet pack</c> does and looks inside.</summary>
public sealed class PackageTests(PackageTests.Packages packages) : IClassFixture<PackageTests.Packages>
{
    [Fact]
    public void The_package_brings_the_script_that_a_notebook_runs() =>
        Assert.Contains("interactive-extensions/dotnet/extension.dib", packages.Entries("NotebookKit.Interactive"));

    [Fact]
    public void The_script_is_one_statement_for_each_is_compiled_in_every_notebook() =>
        Assert.Equal("NotebookKit.Interactive.DotNetInteractiveHost.Load(Microsoft.DotNet.Interactive.Kernel.Root);", packages.Script.TrimEnd().Split('\n')[^1]);

    [Fact]
    public void The_script_leaves_no_name_in_the_notebook() => Assert.DoesNotContain("using ", packages.Script, StringComparison.Ordinal);

    [Theory]
    [InlineData("NotebookKit")]
    [InlineData("NotebookKit.Display")]
    [InlineData("NotebookKit.Interactive")]
    public void Each_package_brings_its_library(string name) => Assert.Contains($"lib/net10.0/{name}.dll", packages.Entries(name));

    public sealed class Packages : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("nbk-pack-").FullName;

        public Packages()
        {
            foreach (string name in new[] { "NotebookKit", "NotebookKit.Display", "NotebookKit.Interactive" }) Pack(name);
            using ZipArchive package = Open("NotebookKit.Interactive");
            using var reader = new StreamReader(package.GetEntry("interactive-extensions/dotnet/extension.dib")?.Open() ?? Stream.Null);
            Script = reader.ReadToEnd();
        }

        public string Script { get; }

        public IReadOnlyList<string> Entries(string name)
        {
            using ZipArchive package = Open(name);
            return [.. package.Entries.Select(entry => entry.FullName)];
        }

        public void Dispose() => Directory.Delete(_folder, recursive: true);

        private ZipArchive Open(string name) => ZipFile.OpenRead(Directory.GetFiles(_folder, $"{name}.?.*.nupkg").Single());

        // What the tests were built from is packed as it is.
        private void Pack(string name)
        {
            string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
            string project = Path.Combine(SourceRoot(), "src", name);
            var start = new ProcessStartInfo("dotnet", ["pack", project, "--no-build", "--no-restore", "-c", configuration, "-o", _folder, "-nodeReuse:false", "-v:q"]) { RedirectStandardOutput = true };
            using Process process = Process.Start(start)!;
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, output);
        }

        private static string SourceRoot([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", ".."));
    }
}
