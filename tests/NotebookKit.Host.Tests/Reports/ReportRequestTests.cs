using System.Text.Json.Nodes;

namespace NotebookKit.Host.Tests;

public sealed class ReportRequestTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("junit=a.xml", "JUnit", "a.xml")]
    [InlineData("TRX=out/a.trx", "Trx", "out/a.trx")]
    [InlineData("markdown=a=b.md", "Markdown", "a=b.md")]
    [InlineData("json=a.json", "Json", "a.json")]
    public void A_kind_and_a_file_are_read(string argument, string kind, string path) =>
        Assert.Equal(new ReportRequest(Enum.Parse<ReportKind>(kind), path), ReportRequest.Parse(argument));

    [Theory]
    [InlineData("html=a.html", "there is no report 'html'; the kinds are junit, trx, markdown, json.")]
    [InlineData("1=a.html", "there is no report '1'")]
    [InlineData("junit", "does not have the form kind=file; the kinds are junit, trx, markdown, json.")]
    [InlineData("junit=", "does not have the form kind=file")]
    [InlineData("=a.xml", "does not have the form kind=file")]
    public void Anything_else_is_one_sentence(string argument, string reason) =>
        Assert.Contains(reason, Assert.Throws<KitException>(() => ReportRequest.Parse(argument)).Message);

    [Fact]
    public void Each_kind_is_written_to_its_file()
    {
        ReportFiles.Write([.. ReportRequest.Kinds.Select(kind => new ReportRequest(Enum.Parse<ReportKind>(kind, ignoreCase: true), _folder.File($"reports/a.{kind}")))], [Runs.Good(), Runs.Bad()]);

        Assert.Equal(
            ["<?xml", "<?xml", "## 2 ", "{\n  \""],
            ReportRequest.Kinds.Select(kind => _folder.Read($"reports/a.{kind}")[..5].TrimEnd('n')).Select((start, i) => i == 3 ? "{\n  \"" : start));
    }

    [Fact]
    public void The_JSON_report_has_every_notebook_with_its_differences()
    {
        JsonNode report = JsonNode.Parse(JsonReport.Write([Runs.Good() with { Differences = ["d"] }, Runs.Bad()]))!;

        Assert.Equal(["ok", "failed"], report["notebooks"]!.AsArray().Select(notebook => (string?)notebook!["status"]));
        Assert.Equal("d", (string?)report["notebooks"]![0]!["differences"]![0]);
    }
}
