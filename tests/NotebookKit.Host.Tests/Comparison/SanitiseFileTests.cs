namespace NotebookKit.Host.Tests;

public sealed class SanitiseFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Rules_of_nbval_are_read()
    {
        IReadOnlyList<SanitiseRule> rules = SanitiseFile.Read(_folder.Write("s.cfg", "[commit]\nregex: commit (\\w)\\w+\nreplace: commit $1\n\n# a comment\n[gone]\nregex: noise\nreplace:\n"));

        Assert.Equal("commit a ", rules.Aggregate("commit abc noise", (text, rule) => rule.Apply(text)));
    }

    [Theory]
    [InlineData("[a]\nregex: x\n", "the last rule has a regex: line and no replace: line")]
    [InlineData("[a]\nreplace: x\n", "line 2: a rule is")]
    [InlineData("hello", "line 1: a rule is")]
    [InlineData("[a]\nregex: (\nreplace: x\n", "'(' is not a regular expression")]
    public void A_damaged_file_is_named(string text, string reason)
    {
        KitException refusal = Assert.Throws<KitException>(() => SanitiseFile.Read(_folder.Write("s.cfg", text)));

        Assert.StartsWith(_folder.File("s.cfg"), refusal.Message, StringComparison.Ordinal);
        Assert.Contains(reason, refusal.Message);
    }
}
