using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NotebookKit.Host.Tests;

public sealed class NotebookPageTests : IDisposable
{
    private const string Png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_title_is_the_first_heading_and_stands_once()
    {
        string page = Page(Markdown("# One *two* `three`\n\ntext"));

        Assert.Contains("<title>One two three</title>", page);
        Assert.Single(Regex.Matches(page, "<h1"));
    }

    [Fact]
    public void A_notebook_without_a_heading_is_titled_by_its_file() => Assert.Contains("<title>test</title>", Page(Markdown("text")));

    [Fact]
    public void A_hostile_title_is_text()
    {
        string page = Page(Markdown("# a </title><script>alert(1)</script>"));

        Assert.Contains("<title>a &lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;</title>", page);
    }

    [Fact]
    public void Raw_HTML_in_Markdown_is_text() => Assert.Contains("&lt;img src=x onerror=alert(1)&gt;", Page(Markdown("a <img src=x onerror=alert(1)> b")));

    [Theory]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt:alert(1))")]
    [InlineData("[x](data:text/html;base64,AAAA)")]
    public void A_link_that_is_no_link_leads_nowhere(string markdown) => Assert.Contains("<a href=\"#\">x</a>", Page(Markdown(markdown)));

    [Fact]
    public void A_local_picture_is_part_of_the_page()
    {
        File.WriteAllBytes(_folder.File("a b.png"), Convert.FromBase64String(Png));

        Assert.Contains($"<img src=\"data:image/png;base64,{Png}\" alt=\"dot\"", Page(Markdown("![dot](a%20b.png)")));
    }

    [Fact]
    public void An_attached_picture_is_part_of_the_page()
    {
        JsonObject cell = Markdown("![dot](attachment:a.png)");
        cell["attachments"] = new JsonObject { ["a.png"] = new JsonObject { ["image/png"] = Png } };

        Assert.Contains($"src=\"data:image/png;base64,{Png}\"", Page(cell));
    }

    [Fact]
    public void A_picture_from_elsewhere_is_a_link_to_it() =>
        Assert.Contains("<a href=\"https://example.org/a.png\">dot</a>", Page(Markdown("![dot](https://example.org/a.png)")));

    [Fact]
    public void Code_is_coloured_by_what_it_means()
    {
        string page = Page(Ipynb.Code("record Shirt(int Size);", "a"), Ipynb.Code("var x = new Shirt(3); // \"<b>\"", "b"));

        Assert.Contains("<span class=\"k\">new</span> <span class=\"t\">Shirt</span>(<span class=\"n\">3</span>); <span class=\"c\">// &quot;&lt;b&gt;&quot;</span>", page);
    }

    [Theory]
    [InlineData("if (a < b) { /* </pre> & */ }")]
    [InlineData("#r \"nuget: X\"\n#!time\nvar s = $\"{1:F2}\" + \"\\n\";\r\nvar 😀 broken (((")]
    public void Highlighting_changes_no_character_of_the_code(string source)
    {
        string page = Page(Ipynb.Code(source, "a"));

        string shown = Regex.Match(page, "<code>(.*?)</code>", RegexOptions.Singleline).Groups[1].Value;
        Assert.Equal(source, System.Net.WebUtility.HtmlDecode(Regex.Replace(shown, "<[^>]+>", "")));
    }

    [Fact]
    public void The_input_of_a_cell_tagged_for_it_is_hidden()
    {
        string page = Page(WithOutput(Ipynb.Code("secret", "a", "remove-input"), Data("text/plain", "shown")));

        Assert.DoesNotContain("secret", page);
        Assert.Contains("shown", page);
    }

    [Theory]
    [InlineData("text/html", "text/plain")]
    [InlineData("image/png", "text/plain")]
    [InlineData("image/svg+xml", "text/markdown")]
    [InlineData("text/markdown", "text/plain")]
    public void The_richer_form_is_shown(string richer, string poorer)
    {
        JsonObject output = Data(poorer, "POORER", richer, "RICHER");

        string page = Page(WithOutput(Ipynb.Code("1", "a"), output));

        Assert.Contains(richer == "image/svg+xml" ? "UklDSEVS" : "RICHER", page);
        Assert.DoesNotContain("<p>POORER", page);
    }

    [Fact]
    public void An_error_is_an_alert_with_its_text_encoded()
    {
        var error = new JsonObject { ["output_type"] = "error", ["ename"] = "E<1>", ["evalue"] = "bad", ["traceback"] = new JsonArray("E<1>: bad", "at \e[31mcell\e[0m") };

        string page = Page(WithOutput(Ipynb.Code("1", "a"), error));

        Assert.Contains("<div class=\"output error\" role=\"alert\"><strong>E&lt;1&gt;: bad</strong><pre tabindex=\"0\">at cell</pre></div>", page);
    }

    [Fact]
    public void Streams_lose_their_terminal_colours_and_keep_their_text()
    {
        var stream = new JsonObject { ["output_type"] = "stream", ["name"] = "stderr", ["text"] = "\e[1;31mred\e[0m <b> \e]0;title\a" };

        Assert.Contains("stderr\" tabindex=\"0\">red &lt;b&gt; </pre>", Page(WithOutput(Ipynb.Code("1", "a"), stream)));
    }

    [Fact]
    public void The_browser_is_told_to_run_and_fetch_nothing() =>
        Assert.Contains("content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; media-src data:\"", Page());

    private string Page(params JsonObject[] cells) =>
        NotebookPage.Write(Ipynb.Notebook(cells), new PageMeta(DateTimeOffset.UnixEpoch, "ran in 1.0 s", new Dictionary<int, double>()), _folder.Path);

    private static JsonObject Markdown(string source) => new() { ["cell_type"] = "markdown", ["metadata"] = new JsonObject(), ["source"] = source };

    private static JsonObject WithOutput(JsonObject cell, JsonObject output)
    {
        cell["outputs"]!.AsArray().Add(output);
        return cell;
    }

    private static JsonObject Data(params string[] forms)
    {
        var data = new JsonObject();
        for (int i = 0; i < forms.Length; i += 2) data[forms[i]] = forms[i + 1];
        return new JsonObject { ["output_type"] = "display_data", ["data"] = data, ["metadata"] = new JsonObject() };
    }
}
