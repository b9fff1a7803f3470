using System.Text.Json.Nodes;

namespace NotebookKit.Host.Tests;

public sealed class CellRulesTests
{
    [Fact]
    public void A_cells_own_tolerance_counts() => Assert.Empty(Compare("""{"tolerance":0.05}""", "accuracy 0.90", "accuracy 0.92"));

    [Fact]
    public void Numbers_beyond_it_are_named_with_it() =>
        Assert.Contains("0.5 is not 0.9 (tolerance 0.05)", Assert.Single(Compare("""{"tolerance":0.05}""", "accuracy 0.9", "accuracy 0.5")).ToString());

    [Fact]
    public void Words_count_whatever_the_tolerance() => Assert.NotEmpty(Compare("""{"tolerance":2}""", "accuracy 0.9", "loss 0.9"));

    [Fact]
    public void Only_the_forms_that_it_names_are_compared()
    {
        Assert.Empty(Compare("""{"forms":["text/plain"]}""", "1", "1", html: "<b>2</b>"));
        Assert.NotEmpty(Compare("""{"forms":["text/html"]}""", "1", "1", html: "<b>2</b>"));
    }

    [Theory]
    [InlineData("""{"tolerance":-1}""", "tolerance must be a number of at least 0")]
    [InlineData("""{"tolerance":"wide"}""", "tolerance must be a number of at least 0")]
    [InlineData("""{"forms":"text/plain"}""", "forms must be a list of mime types")]
    public void Damaged_rules_are_one_sentence(string rules, string reason) =>
        Assert.Contains(reason, Assert.Throws<KitException>(() => Compare(rules, "1", "1")).Message);

    private static IReadOnlyList<OutputDifference> Compare(string rules, string stored, string fresh, string html = "<b>1</b>") =>
        NotebookComparison.Compare(Ipynb.Notebook(Ran(rules, stored, "<b>1</b>")), Ipynb.Notebook(Ran(rules, fresh, html)), new ComparisonOptions());

    private static JsonObject Ran(string rules, string text, string html)
    {
        JsonObject cell = Ipynb.Code("x", "training");
        cell["execution_count"] = 1;
        cell["metadata"] = new JsonObject { ["nbkit"] = JsonNode.Parse(rules) };
        cell["outputs"] = new JsonArray(new JsonObject { ["output_type"] = "display_data", ["data"] = new JsonObject { ["text/plain"] = text, ["text/html"] = html } });
        return cell;
    }
}
