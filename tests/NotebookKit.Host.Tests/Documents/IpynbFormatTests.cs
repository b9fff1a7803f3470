namespace NotebookKit.Host.Tests;

public sealed class IpynbFormatTests
{
    [Fact]
    public void An_unchanged_Jupyter_notebook_is_written_byte_for_byte()
    {
        string text = File.ReadAllText(Samples.Path("tour.ipynb"));

        Assert.Equal(text, IpynbFormat.Write(IpynbFormat.Read("tour.ipynb", text)));
    }

    [Fact]
    public void What_is_not_understood_is_kept()
    {
        const string text = """
            {"cells":[{"cell_type":"markdown","metadata":{"tags":["x"],"own":{"a":[1,2.50]}},"attachments":{"a.png":{"image/png":"AAAA"}},"future":null,"source":"s"}],
             "metadata":{"vendor":{"k":"v"}},"nbformat":4,"nbformat_minor":4,"extra":[true]}
            """;

        string written = IpynbFormat.Write(IpynbFormat.Read("a.ipynb", text));

        Assert.Equal(
            text.ReplaceLineEndings("").Replace(" ", "").Replace("\"source\":\"s\"", "\"source\":[\"s\"]"),
            written.ReplaceLineEndings("").Replace(" ", ""));
    }

    [Fact]
    public void A_source_given_as_one_string_becomes_lines()
    {
        string written = IpynbFormat.Write(IpynbFormat.Read("a.ipynb", Ipynb.Of("one\ntwo")));

        Assert.Contains("\"source\": [\n    \"one\\n\",\n    \"two\"\n   ]", written);
    }

    [Theory]
    [InlineData("größer → ∞")]
    [InlineData("😀 <b> & 'quotes' +")]
    [InlineData("\u00a0\u2028\u007f")]
    public void Text_beyond_ASCII_is_written_as_itself(string text)
    {
        Assert.Contains(text, IpynbFormat.Write(IpynbFormat.Read("a.ipynb", Ipynb.Of(text))));
    }

    [Fact]
    public void Control_characters_survive_writing_and_reading()
    {
        const string text = "a\tb\u001b[0m\"\\\r\0";

        Notebook again = IpynbFormat.Read("a.ipynb", IpynbFormat.Write(IpynbFormat.Read("a.ipynb", Ipynb.Of(text))));

        Assert.Equal(text, again.Cells[0].Source);
    }

    [Theory]
    [InlineData(@"a\ud800b", "a\ufffdb")]
    [InlineData(@"\udc00\ud83d\ude00\uD83D", "\ufffd😀\ufffd")]
    [InlineData(@"\\ud800", @"\ud800")]
    public void Half_of_a_character_is_replaced_and_a_whole_one_is_not(string json, string text) =>
        Assert.Equal(text, IpynbFormat.Read("a.ipynb", $"{{\"nbformat\":4,\"cells\":[{{\"cell_type\":\"code\",\"source\":\"{json}\"}}]}}").Cells[0].Source);

    [Theory]
    [InlineData("{\"cells\": [", "is not valid JSON")]
    [InlineData("[]", "is not an object")]
    [InlineData("{\"cells\":[],\"cells\":[],\"nbformat\":4}", "is not valid JSON")]
    [InlineData("{\"cells\":[]}", "does not say its nbformat")]
    [InlineData("{\"worksheets\":[],\"nbformat\":3}", "is nbformat 3")]
    [InlineData("{\"nbformat\":4}", "has no list of cells")]
    [InlineData("{\"nbformat\":4,\"nbformat_minor\":\"5\",\"cells\":[]}", "its nbformat_minor is not a number")]
    [InlineData("{\"nbformat\":4,\"cells\":[7]}", "cell 1 is not an object")]
    [InlineData("{\"nbformat\":4,\"cells\":[{\"cell_type\":\"code\",\"source\":5}]}", "cell 1 has a source that is not text")]
    [InlineData("{\"nbformat\":4,\"cells\":[],\"metadata\":{\"kernelspec\":{\"language\":\"python\"}}}", "is a notebook of python")]
    public void A_damaged_notebook_is_refused_in_one_sentence(string text, string reason)
    {
        KitException refusal = Assert.Throws<KitException>(() => IpynbFormat.Read("some.ipynb", text));

        Assert.StartsWith("some.ipynb ", refusal.Message);
        Assert.Contains(reason, refusal.Message);
    }
}
