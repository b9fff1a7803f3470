using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NotebookKit.Host.Tests;

public sealed partial class JUnitReportTests
{
    private const string Hostile = "\0\u0001\u001b[31mred\u001b[0m]]><&\"'\uD800 😀\uFFFE\nnext";

    // What junit-10.xsd of Jenkins' xunit plugin allows, by element: attributes (! must be there) and children.
    private static readonly Dictionary<string, (string[] Attributes, string[] Children)> Schema = new()
    {
        ["testsuites"] = (["name", "time", "tests", "failures", "disabled", "errors"], ["testsuite"]),
        ["testsuite"] = (["name!", "tests!", "failures!", "errors!", "group", "time", "skipped", "timestamp", "hostname", "id", "package", "file", "log", "url", "version"], ["testsuite", "properties", "testcase", "system-out", "system-err"]),
        ["testcase"] = (["name!", "time", "classname", "group"], ["skipped", "error", "failure", "system-out", "system-err"]),
        ["failure"] = (["type", "message"], []),
        ["error"] = (["type", "message"], []),
        ["skipped"] = (["type", "message"], []),
        ["system-out"] = ([], []),
    };

    [Fact]
    public void Nothing_is_written_that_the_schema_does_not_know()
    {
        XDocument report = Read(Runs.Good(), Runs.Bad(), Runs.Good() with { Differences = ["d"] });

        Assert.All(report.Descendants(), element =>
        {
            (string[] attributes, string[] children) = Schema[element.Name.LocalName];
            Assert.Subset(attributes.Select(name => name.TrimEnd('!')).ToHashSet(), element.Attributes().Select(attribute => attribute.Name.LocalName).ToHashSet());
            Assert.Superset(attributes.Where(name => name.EndsWith('!')).Select(name => name.TrimEnd('!')).ToHashSet(), element.Attributes().Select(attribute => attribute.Name.LocalName).ToHashSet());
            Assert.Subset(children.ToHashSet(), element.Elements().Select(child => child.Name.LocalName).ToHashSet());
        });
    }

    [Fact]
    public void Times_have_the_schemas_form() =>
        Assert.All(Read(Runs.Good(), Runs.Bad()).Descendants().Attributes("time"), time => Assert.Matches(SurefireTime(), time.Value));

    [Fact]
    public void Counts_are_those_of_the_cases()
    {
        XElement suite = Read(Runs.Good(), Runs.Bad()).Root!.Elements().Last();

        Assert.Equal(
            ("4", "1", "0", "2"),
            (suite.Attribute("tests")!.Value, suite.Attribute("failures")!.Value, suite.Attribute("errors")!.Value, suite.Attribute("skipped")!.Value));
    }

    [Fact]
    public void A_failure_carries_its_place_its_kind_and_the_excerpt()
    {
        XElement failure = Read(Runs.Bad()).Descendants("failure").Single();

        Assert.Equal(("Exception", "line 3: too large"), (failure.Attribute("type")!.Value, failure.Attribute("message")!.Value));
        Assert.Contains("3 | throw new Exception();", failure.Value);
    }

    [Fact]
    public void The_class_is_the_notebook() => Assert.All(Read(Runs.Bad("a/b.ipynb")).Descendants("testcase"), test => Assert.Equal("a/b.ipynb", test.Attribute("classname")!.Value));

    [Fact]
    public void What_XML_forbids_is_replaced()
    {
        XDocument report = Read(Runs.Good(printed: Hostile), Runs.Bad(Hostile, Hostile, Hostile));

        Assert.Contains("]]><&\"'\uFFFD 😀\uFFFD\nnext", report.Descendants("system-out").First().Value);
        Assert.DoesNotContain("\u001b", report.ToString());
    }

    [Fact]
    public void No_notebooks_are_a_report_too() => Assert.Equal("0", Read().Root!.Attribute("tests")!.Value);

    private static XDocument Read(params NotebookReport[] reports) => XDocument.Parse(JUnitReport.Write(reports));

    [GeneratedRegex(@"^(([0-9]{0,3},)*[0-9]{3}|[0-9]{0,3})*(\.[0-9]{0,3})?$")]
    private static partial Regex SurefireTime();
}
