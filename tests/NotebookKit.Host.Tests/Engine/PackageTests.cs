namespace NotebookKit.Host.Tests;

public sealed class PackageTests : IDisposable
{
    private readonly PackageFeed _feed = new();
    private readonly List<EngineSession> _sessions = [];

    public void Dispose()
    {
        foreach (EngineSession session in _sessions) session.Dispose();
        _feed.Dispose();
    }

    [Fact]
    public async Task A_package_brings_what_it_needs()
    {
        byte[] inner = _feed.Add("Inner", "1.0.0", "public static class Inner { public static int Two => 2; }");
        _feed.Add("Outer", "1.0.0", "public static class Outer { public static int Four => Inner.Two + Inner.Two; }", [("Inner", "1.0.0")], [inner]);

        Assert.Equal("6", await Start().ResultAsync("#r \"nuget: Outer, 1.0.0\"\nOuter.Four + Inner.Two"));
    }

    [Fact]
    public async Task A_restore_is_said_while_it_lasts_and_leaves_one_quiet_line()
    {
        _feed.Add("Some", "1.2.3", "public class Some;");
        EngineSession session = Start();
        await session.SendAsync("#r \"nuget: Some\"");

        Assert.Equal("Restoring Some …", session.Sink.Events[0].Value![MimeBundle.PlainText]);
        Assert.Equal(["Some 1.2.3"], session.Shown);
    }

    [Fact]
    public async Task What_was_restored_once_is_not_restored_again()
    {
        _feed.Add("Some", "1.2.3", "public class Some;");
        await Start().SendAsync("#r \"nuget: Some\"");
        EngineSession second = Start();
        await second.SendAsync("#r \"nuget: Some\"");

        Assert.Equal(["Some 1.2.3"], second.Sink.Events.Select(shown => shown.Value![MimeBundle.PlainText]));
    }

    [Fact]
    public async Task A_remembered_restore_counts_only_while_its_files_are_there()
    {
        _feed.Add("Some", "1.2.3", "public class Some;");
        await Start().SendAsync("#r \"nuget: Some\"");
        Directory.Delete(_feed.Unpacked, recursive: true);

        Assert.Equal("Some", await Start().ResultAsync("#r \"nuget: Some\"\ntypeof(Some).Name"));
    }

    [Fact]
    public async Task The_same_line_run_again_changes_nothing()
    {
        _feed.Add("Some", "1.2.3", "public class Some;");
        EngineSession session = Start();

        Assert.Equal("2", await session.ResultAsync("#r \"nuget: Some, 1.2.3\"\n1", "#r \"nuget: Some, 1.2.3\"\n2"));
        Assert.Single(session.Shown);
    }

    [Fact]
    public async Task Another_version_of_a_loaded_package_is_refused()
    {
        _feed.Add("Some", "1.0.0", "public class Some;");
        _feed.Add("Some", "2.0.0", "public class Some;");

        Assert.Equal(
            "Some 2.0.0 was asked for, but Some 1.0.0 is loaded and cannot be exchanged: write #r \"nuget: Some, 1.0.0\", or restart and ask for the other version first.",
            (await Start().ErrorAsync("#r \"nuget: Some, 1.0.0\"", "#r \"nuget: Some, 2.0.0\"")).Message);
    }

    [Fact]
    public async Task A_package_that_needs_a_newer_version_of_a_loaded_one_is_refused()
    {
        _feed.Add("Inner", "1.0.0", "public class Inner;");
        _feed.Add("Inner", "2.0.0", "public class Inner;");
        _feed.Add("Old", "1.0.0", "public class Old;", [("Inner", "1.0.0")]);
        _feed.Add("New", "1.0.0", "public class New;", [("Inner", "2.0.0")]);

        Assert.Equal(
            "New 1.0.0 needs Inner 2.0.0, but Inner 1.0.0 is loaded and cannot be exchanged: restart and put all #r lines into one cell.",
            (await Start().ErrorAsync("#r \"nuget: Old\"", "#r \"nuget: New\"")).Message);
    }

    [Fact]
    public async Task What_nbkit_carries_is_taken_from_nbkit()
    {
        string kit = typeof(KitException).Assembly.Location, version = CarriedPackages.OfThisProcess.Find("NotebookKit")!.Version;
        _feed.Add("User", "1.0.0", "public class User { public NotebookKit.KitException? Why; }", [("NotebookKit", version)], [await File.ReadAllBytesAsync(kit, TestContext.Current.CancellationToken)]);

        Assert.Equal("True", await Start().ResultAsync(
            "#r \"nuget: User\"", "typeof(User).GetField(\"Why\").FieldType == typeof(NotebookKit.KitException)"));
    }

    [Fact]
    public async Task A_package_that_needs_a_newer_version_of_what_nbkit_carries_is_refused()
    {
        string version = CarriedPackages.OfThisProcess.Find("NotebookKit")!.Version;
        _feed.Add("NotebookKit", "99.0.0", "public class Future;");
        _feed.Add("User", "1.0.0", "public class User;", [("NotebookKit", "99.0.0")]);

        Assert.Equal(
            $"User 1.0.0 needs NotebookKit 99.0.0, but nbkit runs NotebookKit {version}: ask for an older version of User 1.0.0.",
            (await Start().ErrorAsync("#r \"nuget: User\"")).Message);
    }

    [Fact]
    public async Task Of_what_only_nbkit_itself_uses_cells_may_have_their_own_version()
    {
        _feed.Add("Markdig", "0.5.0", "namespace Markdig; public static class Own { public static string Who => \"mine\"; }");

        Assert.Equal("mine", await Start().ResultAsync("#r \"nuget: Markdig, 0.5.0\"", "Markdig.Own.Who"));
        Assert.Equal(
            $"Markdig 0.5.0 was asked for, but nbkit runs Markdig {CarriedPackages.OfThisProcess.Find("Markdig")!.Version}",
            (await Start().ErrorAsync("#r \"nuget: Markdig\"", "#r \"nuget: Markdig, 0.5.0\"")).Message.Split(':')[0]);
    }

    [Fact]
    public async Task An_unknown_package_is_named() =>
        Assert.Equal("There is no package Nowhere in feed: check the name, or name its source with #i \"nuget: …\".", (await Start().ErrorAsync("#r \"nuget: Nowhere\"")).Message);

    [Fact]
    public async Task An_unknown_version_is_answered_with_the_nearest()
    {
        _feed.Add("Some", "1.0.0", "public class Some;");

        Assert.Equal(
            "There is no Some 3.0.0; the nearest version is 1.0.0: write #r \"nuget: Some, 1.0.0\".", (await Start().ErrorAsync("1", "\n#r \"nuget: Some, 3.0.0\"")).Message);
    }

    [Fact]
    public async Task A_version_that_the_sources_lack_is_said_when_another_takes_its_place()
    {
        _feed.Add("Some", "1.2.4", "public class Some;");
        EngineSession session = Start();
        await session.SendAsync("#r \"nuget: Some, 1.2.3\"");

        Assert.Equal(["Some 1.2.4; Some 1.2.4 in place of 1.2.3, which the sources do not have"], session.Shown);
    }

    [Fact]
    public async Task A_damaged_package_is_one_sentence()
    {
        await File.WriteAllTextAsync(Path.Combine(_feed.Packages, "Bad.1.0.0.nupkg"), "no zip", TestContext.Current.CancellationToken);

        Assert.Matches(@"^Bad 1\.0\.0 cannot be restored, because the file of a package is damaged \([^\n]*Bad\.1\.0\.0\.nupkg'\): [^\n]*$", (await Start().ErrorAsync("#r \"nuget: Bad, 1.0.0\"")).Message);
    }

    [Fact]
    public async Task Packages_that_contradict_each_other_are_one_sentence()
    {
        _feed.Add("Inner", "1.0.0", "public class Inner;");
        _feed.Add("Inner", "2.0.0", "public class Inner;");
        _feed.Add("New", "1.0.0", "public class New;", [("Inner", "2.0.0")]);

        Assert.StartsWith("The packages contradict each other: ", (await Start().ErrorAsync("#r \"nuget: Inner, 1.0.0\"\n#r \"nuget: New, 1.0.0\"")).Message);
    }

    [Fact]
    public async Task A_cell_with_a_bad_line_changes_nothing()
    {
        _feed.Add("Some", "1.0.0", "public class Some;");
        EngineSession session = Start();
        await session.SendAsync("#r \"nuget: Some\"\n#r \"none.dll\"");

        Assert.Contains("CS0246", (await session.ErrorAsync("new Some()")).Message);
    }

    [Fact]
    public async Task Another_folder_of_packages_can_be_named()
    {
        _feed.Add("Some", "1.0.0", "public class Some;");
        using var elsewhere = new PackageFeed();
        EngineSession session = new(elsewhere.Folder);
        _sessions.Add(session);

        Assert.Equal("Some", await session.ResultAsync($"#i \"nuget: {_feed.Packages}\"\n#r \"nuget: Some\"\ntypeof(Some).Name"));
    }

    [Theory]
    [InlineData("#i \"nuget: nowhere\"", "there is no such folder")]
    [InlineData("#i \"nuget: http://example.org/index.json\"", "not encrypted")]
    [InlineData("#i \"https://example.org/index.json\"", "write #i \"nuget: FOLDER\"")]
    public async Task A_source_that_cannot_be_used_is_one_sentence(string line, string sentence) =>
        Assert.Contains(sentence, (await Start().ErrorAsync(line)).Message);

    [Fact]
    public async Task An_interrupt_ends_a_restore_that_waits_for_ever()
    {
        using var silent = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        silent.Start();
        using var feed = new PackageFeed($"http://127.0.0.1:{((System.Net.IPEndPoint)silent.LocalEndpoint).Port}/index.json");
        using var session = new EngineSession(feed.Folder);
        Task<CellOutcome> running = session.SendAsync("#r \"nuget: Some\"");
        using System.Net.Sockets.TcpClient asked = await silent.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        session.Engine.Interrupt();

        Assert.IsType<CellOutcome.Interrupted>(await running.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
        await EndOf(asked).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_formatter_that_a_package_names_by_convention_is_used()
    {
        _feed.Add("Faced", "1.0.0", """
            using System; using System.Collections.Generic; using System.IO;
            [TypeFormatterSource(typeof(Source))] public class Faced;
            [AttributeUsage(AttributeTargets.Class)] class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute { public Type FormatterSourceType { get; } = formatterSourceType; public string[] PreferredMimeTypes { get; set; } = ["text/html"]; }
            class Source { public IEnumerable<object> CreateTypeFormatters() { yield return new Html(); } }
            class Html { public string MimeType => "text/html"; public bool Format(object instance, TextWriter writer) { writer.Write("<i>a face</i>"); return true; } }
            """);
        EngineSession session = Start();
        await session.SendAsync("#r \"nuget: Faced\"");

        Assert.Equal("<i>a face</i>", Assert.IsType<CellOutcome.Completed>(await session.SendAsync("new Faced()")).Result!["text/html"]);
    }

    [Fact]
    public async Task An_extension_for_NET_Interactive_is_skipped_with_a_sentence()
    {
        _feed.Add("Extended", "1.0.0", "public class Extended;", files: ("interactive-extensions/dotnet/extension.dib", "throw new Exception();"u8.ToArray()));
        EngineSession session = Start();

        Assert.Equal("Extended", await session.ResultAsync("#r \"nuget: Extended\"\ntypeof(Extended).Name"));
        Assert.Equal(["Extended 1.0.0; Extended's notebook extension speaks to .NET Interactive and is skipped; its types can be used"], session.Shown);
    }

    [Fact]
    public void An_assembly_that_extends_NET_Interactive_is_recognised()
    {
        byte[] theirs = PackageFeed.Compile("Microsoft.DotNet.Interactive", "1.0.0", "namespace Microsoft.DotNet.Interactive; public interface IKernelExtension;");
        File.WriteAllBytes(_feed.File("Extended.dll"), PackageFeed.Compile("Extended", "1.0.0", "public class Extended : Microsoft.DotNet.Interactive.IKernelExtension;", theirs));

        Assert.True(AssemblyNeeds.ExtendInteractive(_feed.File("Extended.dll")));
        Assert.False(AssemblyNeeds.ExtendInteractive(typeof(PackageTests).Assembly.Location));
    }

    [Fact]
    public async Task A_packages_documentation_comes_with_its_reference()
    {
        _feed.Add("Told", "1.0.0", "public class Told;", files: ("lib/net8.0/Told.xml", "<doc><members><member name=\"T:Told\"><summary>What it is.</summary></member></members></doc>"u8.ToArray()));
        EngineSession session = Start();
        List<Microsoft.CodeAnalysis.MetadataReference> references = [];
        session.Engine.Chain.Submitted += (_, news) => references.AddRange(news);
        await session.SendAsync("#r \"nuget: Told\"\n1");

        var compilation = Microsoft.CodeAnalysis.CSharp.CSharpCompilation.Create("x", references: references);
        Assert.Contains("What it is.", compilation.GetTypeByMetadataName("Told")!.GetDocumentationCommentXml(cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_framework_finds_a_packages_type_by_its_name()
    {
        _feed.Add("Named", "1.0.0", "public class Named;");

        Assert.Equal("Named", await Start().ResultAsync("#r \"nuget: Named\"", "System.Reflection.Assembly.Load(\"Named\").GetName().Name"));
    }

    /// <summary>Waits until nobody holds the other end of a connection.</summary>
    private static async Task EndOf(System.Net.Sockets.TcpClient client)
    {
        try
        {
            await client.GetStream().CopyToAsync(Stream.Null, TestContext.Current.CancellationToken);
        }
        catch (IOException)
        {
            // ended without a goodbye
        }
    }

    private EngineSession Start()
    {
        EngineSession session = new(_feed.Folder);
        _sessions.Add(session);
        return session;
    }
}
