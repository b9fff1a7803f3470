namespace NotebookKit.Host.Tests;

public sealed class OutputHtmlTests
{
    [Theory]
    [InlineData("a<script src='https://x/y.js'></script>b", "ab")]
    [InlineData("a<SCRIPT>if (1 < 2) alert(1)</SCRIPT >b", "ab")]
    [InlineData("a<script>never closed", "anever closed")]
    [InlineData("<iframe src=\"https://x\">in</iframe>b", "b")]
    [InlineData("<link rel=stylesheet href=https://x/y.css>b", "b")]
    [InlineData("<b onclick=\"alert(1)\" title=\"t\">b</b>", "<b title=\"t\">b</b>")]
    [InlineData("<img src=\"https://x/y.png\" alt=\"y\">", "<img alt=\"y\">")]
    [InlineData("<img alt=y src=//x/y.png>", "<img alt=y>")]
    [InlineData("<i style=\"background:url(https://x/y.png)\">b</i>", "<i style=\"background:none\">b</i>")]
    public void What_runs_or_is_fetched_is_left_out(string html, string kept) => Assert.Equal(kept, OutputHtml.WithoutOutside(html));

    [Theory]
    [InlineData("<img src=\"data:image/png;base64,AAAA\">")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0\"/></svg>")]
    [InlineData("<a href=\"https://example.org\">a link</a>")]
    [InlineData("<p>once = 1, src=https://in-text</p>")]
    [InlineData("<details open><summary>s</summary></details>")]
    public void What_the_page_can_hold_is_kept(string html) => Assert.Equal(html, OutputHtml.WithoutOutside(html));
}
