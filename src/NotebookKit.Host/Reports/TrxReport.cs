using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;

namespace NotebookKit.Host;

/// <summary>
/// TRX, Visual Studio's test results (vstst.xsd, TeamTest/2010): results, definitions and entries, bound by ids. The ids
/// are made from names, so that a notebook's cell is the same test in every run.
/// </summary>
internal static class TrxReport
{
    private const string Namespace = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    // Visual Studio's own: the type of a unit test, and the two lists that every file has.
    private const string UnitTestType = "13cdc9d9-ddb5-4fa4-a97d-d965ccfc6d4b";
    private const string ResultsNotInList = "8c84fa94-04c1-424b-9868-57a2d4851a1d";
    private const string AllLoadedResults = "19431567-8539-422a-85d7-44ee4e166bda";

    public static string Write(IReadOnlyList<NotebookReport> reports)
    {
        TrxTest[] tests = [.. reports.SelectMany(Tests)];
        DateTimeOffset start = reports.Select(report => report.Result.Started).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Min();
        DateTimeOffset finish = reports.Select(report => report.Result.Started.AddSeconds(report.Result.Seconds)).DefaultIfEmpty(start).Max();
        return XmlText.Document(xml =>
        {
            xml.WriteStartElement("TestRun", Namespace);
            xml.WriteAttributeString("id", IdOf($"run {Moment(start)} {string.Join('\n', reports.Select(report => report.Path))}"));
            xml.WriteAttributeString("name", $"nbkit {start.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}");
            Element(xml, "Times", ("creation", Moment(start)), ("queuing", Moment(start)), ("start", Moment(start)), ("finish", Moment(finish)));
            Group(xml, "Results", tests, WriteResult);
            Group(xml, "TestDefinitions", tests, WriteDefinition);
            Group(xml, "TestEntries", tests, (writer, test) =>
                Element(writer, "TestEntry", ("testId", test.Id), ("executionId", test.ExecutionId), ("testListId", ResultsNotInList)));
            xml.WriteStartElement("TestLists");
            Element(xml, "TestList", ("name", "Results Not in a List"), ("id", ResultsNotInList));
            Element(xml, "TestList", ("name", "All Loaded Results"), ("id", AllLoadedResults));
            xml.WriteEndElement();
            WriteSummary(xml, tests);
            xml.WriteEndElement();
        });
    }

    private static IEnumerable<TrxTest> Tests(NotebookReport report)
    {
        DateTimeOffset start = report.Result.Started;
        foreach (TestCase test in TestCases.Of(report))
        {
            DateTimeOffset end = start.AddSeconds(test.Seconds);
            string id = IdOf($"{report.Path}\n{test.Name}");
            yield return new TrxTest(report.Path, test, id, IdOf($"{id} {Moment(start)}"), start, end);
            start = end;
        }
    }

    private static void WriteResult(XmlWriter xml, TrxTest test)
    {
        xml.WriteStartElement("UnitTestResult");
        Attributes(xml,
            ("executionId", test.ExecutionId), ("testId", test.Id), ("testName", test.Name), ("computerName", "nbkit"),
            ("duration", TimeSpan.FromSeconds(test.Case.Seconds).ToString(@"hh\:mm\:ss\.fffffff", CultureInfo.InvariantCulture)),
            ("startTime", Moment(test.Start)), ("endTime", Moment(test.End)), ("testType", UnitTestType),
            ("outcome", OutcomeOf(test.Case.Outcome)), ("testListId", ResultsNotInList), ("relativeResultsDirectory", test.ExecutionId));
        if (test.Case.Output.Length > 0 || test.Case.Message.Length > 0)
        {
            xml.WriteStartElement("Output");
            if (test.Case.Output.Length > 0) xml.WriteElementString("StdOut", XmlText.Clean(test.Case.Output));
            if (test.Case.Message.Length > 0)
            {
                xml.WriteStartElement("ErrorInfo");
                xml.WriteElementString("Message", XmlText.Clean(test.Case.Kind.Length > 0 ? $"{test.Case.Kind}: {test.Case.Message}" : test.Case.Message));
                if (test.Case.Details.Length > 0) xml.WriteElementString("StackTrace", XmlText.Clean(test.Case.Details));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteDefinition(XmlWriter xml, TrxTest test)
    {
        xml.WriteStartElement("UnitTest");
        Attributes(xml, ("name", test.Name), ("storage", XmlText.Attribute(test.Path)), ("id", test.Id));
        Element(xml, "Execution", ("id", test.ExecutionId));
        Element(xml, "TestMethod",
            ("codeBase", XmlText.Attribute(test.Path)), ("adapterTypeName", "executor://nbkit"), ("className", XmlText.Attribute(test.Path)), ("name", test.Name));
        xml.WriteEndElement();
    }

    private static void WriteSummary(XmlWriter xml, TrxTest[] tests)
    {
        string Count(params CaseOutcome[] outcomes) => tests.Count(test => outcomes.Contains(test.Case.Outcome)).ToString(CultureInfo.InvariantCulture);
        bool failed = tests.Any(test => test.Case.Outcome is CaseOutcome.Failed or CaseOutcome.Error);
        xml.WriteStartElement("ResultSummary");
        xml.WriteAttributeString("outcome", failed ? "Failed" : "Completed");
        Element(xml, "Counters",
            ("total", tests.Length.ToString(CultureInfo.InvariantCulture)), ("executed", Count(CaseOutcome.Passed, CaseOutcome.Failed, CaseOutcome.Error)),
            ("passed", Count(CaseOutcome.Passed)), ("failed", Count(CaseOutcome.Failed)), ("error", Count(CaseOutcome.Error)),
            ("timeout", "0"), ("aborted", "0"), ("inconclusive", "0"), ("passedButRunAborted", "0"), ("notRunnable", "0"),
            ("notExecuted", Count(CaseOutcome.Skipped)), ("disconnected", "0"), ("warning", "0"), ("completed", "0"), ("inProgress", "0"), ("pending", "0"));
        xml.WriteEndElement();
    }

    private static string OutcomeOf(CaseOutcome outcome) => outcome == CaseOutcome.Skipped ? "NotExecuted" : outcome.ToString();

    private static void Group(XmlWriter xml, string name, TrxTest[] tests, Action<XmlWriter, TrxTest> write)
    {
        xml.WriteStartElement(name);
        foreach (TrxTest test in tests) write(xml, test);
        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(name);
        Attributes(xml, attributes);
        xml.WriteEndElement();
    }

    private static void Attributes(XmlWriter xml, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        foreach ((string name, string value) in attributes) xml.WriteAttributeString(name, value);
    }

    private static string Moment(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'+00:00'", CultureInfo.InvariantCulture);

    private static string IdOf(string name) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16)).ToString();

    private sealed record TrxTest(string Path, TestCase Case, string Id, string ExecutionId, DateTimeOffset Start, DateTimeOffset End)
    {
        public string Name { get; } = XmlText.Attribute(Case.Name);
    }
}
