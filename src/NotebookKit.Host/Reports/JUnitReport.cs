using System.Globalization;
using System.Xml;

namespace NotebookKit.Host;

/// <summary>
/// JUnit XML as Jenkins' schema (xunit-plugin, junit-10.xsd), GitLab and GitHub's actions read it: a suite a notebook, a
/// test case a cell.
/// </summary>
internal static class JUnitReport
{
    public static string Write(IReadOnlyList<NotebookReport> reports)
    {
        (NotebookReport Report, IReadOnlyList<TestCase> Cases)[] suites = [.. reports.Select(report => (report, TestCases.Of(report)))];
        return XmlText.Document(xml =>
        {
            TestCase[] all = [.. suites.SelectMany(suite => suite.Cases)];
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", "nbkit");
            xml.WriteAttributeString("time", Seconds(reports.Sum(report => report.Result.Seconds)));
            xml.WriteAttributeString("tests", Count(all.Length));
            xml.WriteAttributeString("failures", Count(all, CaseOutcome.Failed));
            xml.WriteAttributeString("errors", Count(all, CaseOutcome.Error));
            foreach ((NotebookReport report, IReadOnlyList<TestCase> cases) in suites) WriteSuite(xml, report, cases);
            xml.WriteEndElement();
        });
    }

    private static void WriteSuite(XmlWriter xml, NotebookReport report, IReadOnlyList<TestCase> cases)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", XmlText.Attribute(report.Path));
        xml.WriteAttributeString("tests", Count(cases.Count));
        xml.WriteAttributeString("failures", Count(cases, CaseOutcome.Failed));
        xml.WriteAttributeString("errors", Count(cases, CaseOutcome.Error));
        xml.WriteAttributeString("skipped", Count(cases, CaseOutcome.Skipped));
        xml.WriteAttributeString("time", Seconds(report.Result.Seconds));
        xml.WriteAttributeString("timestamp", report.Result.Started.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
        foreach (TestCase test in cases) WriteCase(xml, report.Path, test);
        xml.WriteEndElement();
    }

    private static void WriteCase(XmlWriter xml, string path, TestCase test)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("name", XmlText.Attribute(test.Name));
        xml.WriteAttributeString("classname", XmlText.Attribute(path));
        xml.WriteAttributeString("time", Seconds(test.Seconds));
        if (ElementOf(test.Outcome) is { } element)
        {
            xml.WriteStartElement(element);
            xml.WriteAttributeString("message", XmlText.Attribute(test.Message));
            if (test.Kind.Length > 0) xml.WriteAttributeString("type", XmlText.Attribute(test.Kind));
            if (test.Details.Length > 0) xml.WriteString(XmlText.Clean(test.Details));
            xml.WriteEndElement();
        }

        if (test.Output.Length > 0) xml.WriteElementString("system-out", XmlText.Clean(test.Output));
        xml.WriteEndElement();
    }

    private static string? ElementOf(CaseOutcome outcome) => outcome switch
    {
        CaseOutcome.Failed => "failure",
        CaseOutcome.Error => "error",
        CaseOutcome.Skipped => "skipped",
        _ => null,
    };

    private static string Count(IEnumerable<TestCase> cases, CaseOutcome outcome) => Count(cases.Count(test => test.Outcome == outcome));

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    // The schema allows three decimals and no exponent.
    private static string Seconds(double seconds) => seconds.ToString("F3", CultureInfo.InvariantCulture);
}
