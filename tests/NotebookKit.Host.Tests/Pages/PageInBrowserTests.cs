using System.Text.Json.Nodes;

namespace NotebookKit.Host.Tests;

public sealed class PageInBrowserTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_page_is_whole_in_a_browser()
    {
        string document = await DocumentAsync("<p id=\"output\">shown</p>");

        Assert.Contains("<p id=\"output\">shown</p>", document);
    }

    [Theory]
    [InlineData("<img src=x onerror=\"document.title='ran'\">")]
    [InlineData("<scr<script></script>ipt>document.title='ran'</script>")]
    [InlineData("<svg><animate onbegin=document.title='ran' attributeName=x dur=1s></svg>")]
    [InlineData("<details open ontoggle\n=\"document.title='ran'\">")]
    public async Task Nothing_in_an_output_can_run(string html)
    {
        Assert.Contains("<title>test</title>", await DocumentAsync(html));
    }

    private async Task<string> DocumentAsync(string html)
    {
        Chromium.Require();
        JsonObject cell = Ipynb.Code("1", "a");
        cell["outputs"]!.AsArray().Add(new JsonObject { ["output_type"] = "display_data", ["data"] = new JsonObject { ["text/html"] = html }, ["metadata"] = new JsonObject() });
        var meta = new PageMeta(DateTimeOffset.UnixEpoch, "ran in 1.0 s", new Dictionary<int, double>());
        string path = _folder.Write("page.html", NotebookPage.Write(Ipynb.Notebook(cell), meta, _folder.Path));
        return await Chromium.DocumentAsync(path, Directory.CreateDirectory(_folder.File("profile")).FullName);
    }
}
