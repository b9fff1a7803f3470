namespace NotebookKit.Host.Tests;

/// <summary>What values show that have no face of their own.</summary>
public sealed class FaceTests : IDisposable
{
    private readonly EngineSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public async Task An_exception_as_a_value_says_what_and_where_and_not_its_properties()
    {
        MimeBundle shown = await ShownAsync("Exception Caught() { try { throw new FormatException(\"<why>\", new Exception(\"inner\")); } catch (Exception e) { return e; } }\nCaught()");

        Assert.Equal("System.FormatException: <why>\n ---> System.Exception: inner\n   at Caught() in cell[1]:line 1", shown[MimeBundle.PlainText]);
        Assert.StartsWith("<div><strong>System.FormatException</strong>: &lt;why&gt;<details>", shown[MimeBundle.Html]);
    }

    [Fact]
    public async Task A_getter_that_throws_is_one_line_of_its_object()
    {
        MimeBundle shown = await ShownAsync("class Half { public int Good => 1; public int Bad => throw new InvalidOperationException(\"no\"); }\nnew Half()");

        Assert.Contains("Good: 1", shown[MimeBundle.PlainText]);
        Assert.Contains("Bad: System.InvalidOperationException: no", shown[MimeBundle.PlainText]);
        Assert.InRange(shown[MimeBundle.Html]!.Length, 1, 2000);
    }

    [Fact]
    public async Task An_array_of_several_dimensions_keeps_its_shape() =>
        Assert.Equal("double[2, 3]\n[[1.5,   0,   0],\n [  0,   0,  -2]]", (await ShownAsync("var m = new double[2, 3]; m[0, 0] = 1.5; m[1, 2] = -2;\nm"))[MimeBundle.PlainText]);

    [Fact]
    public async Task A_large_array_is_cut_and_says_so()
    {
        string text = (await ShownAsync("new int[1000, 1000]"))[MimeBundle.PlainText]!;

        Assert.Contains("… 988 more", text);
        Assert.InRange(text.Length, 1, 2000);
    }

    [Fact]
    public async Task A_sequence_without_end_is_cut()
    {
        string text = (await ShownAsync("IEnumerable<int> Ever() { for (int i = 0; ; i++) yield return i; }\nEver()"))[MimeBundle.PlainText]!;

        Assert.InRange(text.Length, 1, 2000);
    }

    [Fact]
    public async Task A_cells_own_type_is_called_by_its_name() =>
        Assert.Contains("<code>Dot</code>", (await ShownAsync("class Dot { public int X => 1; }\nnew Dot()"))[MimeBundle.Html]);

    [Theory]
    [InlineData("CSS(\".a{}</STYLE><b>\");")]
    [InlineData("Kernel.CSS(\".a{}</STYLE><b>\");")]
    public async Task Style_rules_are_added_and_stay_inside_their_element(string code)
    {
        await _session.SendAsync(code);

        Assert.Equal("<style>.a{}<\\/style><b></style>", _session.Sink.Events[0].Value![MimeBundle.Html]);
    }

    [Fact]
    public async Task The_kits_tensor_face_wins_over_TorchSharps()
    {
        await _session.SendAsync("#r \"nuget: NotebookKit.Interactive\"");

        Assert.StartsWith("Tensor 2×3 float32 cpu", (await ShownAsync("TorchSharp.torch.zeros(2, 3)"))[MimeBundle.PlainText]);
    }

    private async Task<MimeBundle> ShownAsync(string code) => Assert.IsType<CellOutcome.Completed>(await _session.SendAsync(code)).Result!;
}
