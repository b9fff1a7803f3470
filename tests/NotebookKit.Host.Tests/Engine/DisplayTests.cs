namespace NotebookKit.Host.Tests;

public sealed class DisplayTests : IDisposable
{
    private readonly EngineSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public async Task An_update_goes_to_the_display_that_it_belongs_to()
    {
        await _session.SendAsync("var a = display(1); var b = 2.Display();");
        await _session.SendAsync("a.Update(3);");

        Assert.Equal(["show", "show", "update"], _session.Sink.Events.Select(shown => shown.Kind));
        Assert.Equal(_session.Sink.Events[0].Id, _session.Sink.Events[2].Id);
    }

    [Fact]
    public async Task A_form_can_be_asked_for_by_name()
    {
        await _session.SendAsync("display(new[] { 1, 2 }, \"application/json\");");

        Assert.Equal(["application/json"], _session.Sink.Events[0].Value!.Forms.Select(form => form.Key));
    }

    [Fact]
    public async Task HTML_comes_with_readable_text_that_is_not_the_HTML_again()
    {
        await _session.SendAsync("display(HTML(\"<style>p{}</style><p>one &amp; <b>two</b></p>\"));");

        Assert.Equal("one & two", _session.Sink.Events[0].Value![MimeBundle.PlainText]);
    }

    [Fact]
    public async Task A_registered_formatter_decides_the_HTML_and_plain_text_stays()
    {
        await _session.SendAsync("record Dot(int X); Formatter.Register<Dot>(d => $\"<i>{d.X}</i>\", \"text/html\");");
        await _session.SendAsync("display(new Dot(4));");

        MimeBundle shown = _session.Sink.Events[0].Value!;
        Assert.Equal(["text/html", "text/plain"], shown.Forms.Select(form => form.Key));
        Assert.Equal("<i>4</i>", shown["text/html"]);
    }

    [Fact]
    public async Task A_formatter_that_throws_is_a_sentence()
    {
        await _session.SendAsync("class Bad { } string Fail() => throw new InvalidOperationException(\"no <b>\"); Formatter.Register<Bad>(b => Fail(), \"text/html\");");
        await _session.SendAsync("display(new Bad());");

        Assert.Equal(
            "This Bad cannot be shown as text/html: InvalidOperationException: no &lt;b&gt;",
            _session.Sink.Events[0].Value!["text/html"]);
    }

    [Theory]
    [InlineData("1.5", "1.5")]
    [InlineData("\"<b>\"", "<b>")]
    [InlineData("true", "True")]
    public async Task A_plain_value_is_plain_text_only(string code, string text)
    {
        var outcome = Assert.IsType<CellOutcome.Completed>(await _session.SendAsync(code));

        Assert.Equal([KeyValuePair.Create(MimeBundle.PlainText, text)], outcome.Result!.Forms);
    }

    [Fact]
    public async Task The_last_value_of_a_live_display_is_never_lost()
    {
        await _session.SendAsync("#r \"nuget: NotebookKit\"");
        await _session.SendAsync("var live = NotebookKit.LiveDisplay.Open(0); for (int i = 1; i <= 5000; i++) live.Update(i);");

        Assert.Equal("5000", _session.Sink.Events.Last(shown => shown.Kind == "update").Value![MimeBundle.PlainText]);
    }

    [Fact]
    public async Task A_full_bar_leaves_nothing_behind()
    {
        await _session.SendAsync("#r \"nuget: NotebookKit\"");
        await _session.SendAsync("using NotebookKit; var live = LiveDisplay.Open(new WorkProgress(\"search\", \"rows\", 1, 2)); live.Update(new WorkProgress(\"search\", \"rows\", 2, 2));");

        Assert.NotEmpty(_session.Sink.Events.Last(shown => shown.Kind == "show").Value!.Forms);
        Assert.Empty(_session.Sink.Events.Last(shown => shown.Kind == "update").Value!.Forms);
    }

    [Fact]
    public async Task A_live_display_in_a_hurry_is_folded()
    {
        await _session.SendAsync("#r \"nuget: NotebookKit\"");
        await _session.SendAsync("var live = NotebookKit.LiveDisplay.Open(0); for (int i = 1; i <= 5000; i++) live.Update(i);");

        Assert.InRange(_session.Sink.Events.Count(shown => shown.Kind == "update"), 1, 4999);
    }

    [Fact]
    public async Task Output_of_a_task_that_outlives_its_cell_goes_to_that_cell()
    {
        await _session.SendAsync("var gate = new TaskCompletionSource(); var late = Task.Run(async () => { await gate.Task; display(\"late\"); });");
        var second = new RecordingSink();
        await _session.Engine.RunAsync(new CellCode(2, "gate.SetResult(); await late;"), second);

        Assert.Equal("late", Assert.Single(_session.Sink.Events).Value![MimeBundle.PlainText]);
        Assert.Empty(second.Events);
    }
}
