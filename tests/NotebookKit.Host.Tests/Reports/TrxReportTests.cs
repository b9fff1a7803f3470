using System.Xml.Linq;

namespace NotebookKit.Host.Tests;

public sealed class TrxReportTests
{
    private static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    private readonly XElement _run = XDocument.Parse(TrxReport.Write([Runs.Good(), Runs.Bad()])).Root!;

    [Fact]
    public void Sections_stand_in_the_order_of_the_schema() => Assert.Equal(
        ["Times", "Results", "TestDefinitions", "TestEntries", "TestLists", "ResultSummary"],
        _run.Elements().Select(element => element.Name.LocalName));

    [Fact]
    public void Results_definitions_and_entries_are_bound_by_their_ids()
    {
        (string, string)[] results = [.. _run.Descendants(Trx + "UnitTestResult").Select(result => (result.Attribute("testId")!.Value, result.Attribute("executionId")!.Value))];

        Assert.Equal(results, _run.Descendants(Trx + "UnitTest").Select(test => (test.Attribute("id")!.Value, test.Element(Trx + "Execution")!.Attribute("id")!.Value)));
        Assert.Equal(results, _run.Descendants(Trx + "TestEntry").Select(entry => (entry.Attribute("testId")!.Value, entry.Attribute("executionId")!.Value)));
    }

    [Fact]
    public void Ids_are_different_and_well_formed()
    {
        string[] ids = [.. _run.Descendants(Trx + "UnitTestResult").SelectMany(result => new[] { result.Attribute("testId")!.Value, result.Attribute("executionId")!.Value })];

        Assert.All(ids, id => Assert.True(Guid.TryParseExact(id, "D", out _)));
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [Fact]
    public void Lists_are_known() =>
        Assert.Subset(
            _run.Descendants(Trx + "TestList").Select(list => list.Attribute("id")!.Value).ToHashSet(),
            _run.Descendants(Trx + "TestEntry").Select(entry => entry.Attribute("testListId")!.Value).ToHashSet());

    [Fact]
    public void Outcomes_are_Visual_Studios() =>
        Assert.Equal(["Passed", "Passed", "NotExecuted", "Failed", "NotExecuted"], _run.Descendants(Trx + "UnitTestResult").Select(result => result.Attribute("outcome")!.Value));

    [Fact]
    public void Counters_add_up()
    {
        XElement counters = _run.Descendants(Trx + "Counters").Single();

        Assert.Equal(
            ("5", "3", "2", "1", "2"),
            (counters.Attribute("total")!.Value, counters.Attribute("executed")!.Value, counters.Attribute("passed")!.Value, counters.Attribute("failed")!.Value, counters.Attribute("notExecuted")!.Value));
        Assert.Equal("Failed", counters.Parent!.Attribute("outcome")!.Value);
    }

    [Fact]
    public void A_cell_is_the_same_test_in_the_next_run() => Assert.Equal(
        _run.Descendants(Trx + "UnitTest").First().Attribute("id")!.Value,
        XDocument.Parse(TrxReport.Write([Runs.Good() with { Result = Runs.Good().Result with { Started = Runs.Started.AddDays(1) } }])).Descendants(Trx + "UnitTest").First().Attribute("id")!.Value);

    [Fact]
    public void Times_parse() => Assert.All(
        _run.Descendants(Trx + "UnitTestResult"),
        result => Assert.Equal(TimeSpan.Parse(result.Attribute("duration")!.Value, null), (DateTimeOffset)result.Attribute("endTime")! - (DateTimeOffset)result.Attribute("startTime")!));

    [Fact]
    public void A_failure_has_message_and_trace()
    {
        XElement error = _run.Descendants(Trx + "ErrorInfo").Single(info => info.Element(Trx + "StackTrace") is not null);

        Assert.Equal("Exception: line 3: too large", error.Element(Trx + "Message")!.Value);
    }
}
