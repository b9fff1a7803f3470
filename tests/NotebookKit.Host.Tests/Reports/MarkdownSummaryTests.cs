using Markdig;

namespace NotebookKit.Host.Tests;

public sealed class MarkdownSummaryTests
{
    private static readonly MarkdownPipeline GitHub = new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().Build();

    [Fact]
    public void Notebooks_stand_before_failures() => Assert.Matches(
        @"(?s)## 2 notebooks: 1 of them did not end well.*\| ✅ ok \| good\\\.ipynb \|.*\| ❌ failed \| bad\\\.ipynb \|.*### bad\\\.ipynb, cell 3 \\\(training\\\), line 3: failed",
        MarkdownSummary.Write([Runs.Good(), Runs.Bad()]));

    [Fact]
    public void Figures_stand_beside_the_published_ones()
    {
        NotebookReport report = Runs.Good() with { Result = Runs.Good().Result with { Figures = [Runs.Figure()] } };

        Assert.Contains(@"| test accuracy | 0.871 | 0.85 to 0.89 (95%) | ResNet\-18 0.949 | clothes (quick), n = 1000 |", MarkdownSummary.Write([report]));
    }

    [Fact]
    public void A_failure_shows_its_line_and_how_to_run_it_again()
    {
        string summary = MarkdownSummary.Write([Runs.Bad()]);

        Assert.Contains("    3 | throw new Exception();", summary);
        Assert.Contains("```sh\nnbkit run bad.ipynb -p epochs=3", summary);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("| a | b |\n|---|---|")]
    [InlineData("``` \n# heading\n````\n<b>")]
    [InlineData("[click](javascript:alert(1)) @somebody www.example.com https://example.com")]
    public void No_word_of_a_strangers_becomes_markup(string hostile)
    {
        NotebookReport report = Runs.Bad(hostile + ".ipynb", hostile, hostile);
        report = report with { Differences = [hostile], Result = report.Result with { Figures = [Runs.Figure() with { Name = hostile, Dataset = hostile }] } };

        string html = Markdown.ToHtml(MarkdownSummary.Write([report]), GitHub);

        Assert.DoesNotContain("<script", html);
        Assert.DoesNotContain("<a ", html);
        Assert.DoesNotContain("<b>", html);
        Assert.DoesNotContain("<h1", html);
        Assert.Equal(2, html.Split("<table>").Length - 1);
        Assert.Equal(3, html.Split("</tr>").Length - 1 - html.Split("</thead>").Length + 2);
    }

    [Fact]
    public void Differences_are_listed_and_the_rest_counted()
    {
        string summary = MarkdownSummary.Write([Runs.Good() with { Differences = [.. Enumerable.Range(1, 25).Select(i => $"difference {i}")] }]);

        Assert.Contains("difference 20\n… and 5 more", summary);
    }

    [Fact]
    public void It_stays_below_what_GitHub_takes() =>
        Assert.InRange(MarkdownSummary.Write([Runs.Bad(message: new string('x', 3_000_000))]).Length, 1, 1 << 20);
}
