using System.Text;
using System.Text.Json.Nodes;
using CsCheck;

namespace NotebookKit.Host.Tests;

public sealed class NotebookStripperTests
{
    [Fact]
    public void Outputs_counts_and_execution_metadata_go_and_every_other_byte_stays() => Assert.Equal(
        "{ \"cells\" : [\r\n{\"outputs\":[],  \"id\":\"stale\",\"cell_type\":\"code\",\"metadata\":{\"tags\":[\"x\"],\"own\":2.50},\"source\":\"print \\u00e9\",\"execution_count\":null}\r\n,{\"cell_type\":\"markdown\",\"metadata\":{\"execution\":1},\"source\":[ \"a\" ]}],\"nbformat\":4, \"metadata\":{\"z\":1} }",
        Strip("{ \"cells\" : [\r\n{\"outputs\":[{\"output_type\":\"stream\",\"text\":\"]}\"}],  \"id\":\"stale\",\"cell_type\":\"code\",\"metadata\":{\"execution\":{\"a\":1},\"tags\":[\"x\"],\"scrolled\":true,\"own\":2.50},\"source\":\"print \\u00e9\",\"execution_count\":7}\r\n,{\"cell_type\":\"markdown\",\"metadata\":{\"execution\":1},\"source\":[ \"a\" ]}],\"nbformat\":4, \"metadata\":{\"widgets\":{},\"z\":1} }"));

    [Theory]
    [InlineData("""{"execution":1}""", "{}")]
    [InlineData("""{ "execution":1, "ExecuteTime":2 }""", "{}")]
    [InlineData("""{"execution":1, "a":2}""", """{"a":2}""")]
    [InlineData("""{"a":2, "execution":1}""", """{"a":2}""")]
    [InlineData("""{"a":2, "execution":1, "scrolled":true, "b":3, "collapsed":true}""", """{"a":2, "b":3}""")]
    [InlineData("""{"execution":{"execution":1}, "a":{"execution":1}}""", """{"a":{"execution":1}}""")]
    [InlineData("{}", "{}")]
    public void A_property_goes_with_its_comma(string metadata, string left) => Assert.Equal(OneCell(left), Strip(OneCell(metadata)));

    [Fact]
    public void A_stripped_notebook_is_left_alone() =>
        Assert.False(NotebookStripper.Strip(Encoding.UTF8.GetBytes(OneCell("{}")), StripScope.Outputs).Changed);

    [Fact]
    public void A_byte_order_mark_stays()
    {
        byte[] stripped = NotebookStripper.Strip([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(OneCell("""{"execution":1}"""))], StripScope.Outputs).Bytes;

        Assert.Equal([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(OneCell("{}"))], stripped);
    }

    [Theory]
    [InlineData("""{"keep_output":true,"execution":1}""", """{"keep_output":true}""")]
    [InlineData("""{"tags":["keep_output"]}""", """{"tags":["keep_output"]}""")]
    public void A_cell_can_keep_its_outputs(string metadata, string left) =>
        Assert.Equal(OneCell(left, "[{\"output_type\":\"stream\"}]", "3"), Strip(OneCell(metadata, "[{\"output_type\":\"stream\"}]", "3")));

    [Fact]
    public void Only_timings_leave_the_outputs() =>
        Assert.Equal(OneCell("{}", "[{}]", "3"), Encoding.UTF8.GetString(NotebookStripper.Strip(Encoding.UTF8.GetBytes(OneCell("""{"execution":{}}""", "[{}]", "3")), StripScope.Timings).Bytes));

    [Fact]
    public void Stripping_as_text_is_stripping_as_data() => Gen.Select(Gen.Bool.Array[5], Gen.String.Array[0, 4], Gen.Bool).Sample((parts, keys, indented) =>
    {
        JsonObject cell = Ipynb.Code("x", "a");
        var metadata = new JsonObject();
        foreach (string key in keys.Distinct().Where(key => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(key)) == key)) metadata[key] = key;
        if (parts[0]) metadata["execution"] = new JsonObject { ["x"] = 1 };
        if (parts[1]) metadata["scrolled"] = true;
        if (parts[2]) metadata["ExecuteTime"] = null;
        if (parts[3]) cell["outputs"] = new JsonArray(new JsonObject { ["output_type"] = "stream" });
        if (parts[4]) cell["execution_count"] = 5;
        cell["metadata"] = metadata;
        string text = Ipynb.Notebook(cell).Root.ToJsonString(new() { WriteIndented = indented });

        JsonObject expected = JsonNode.Parse(text)!.AsObject();
        JsonNode stripped = expected["cells"]![0]!;
        (stripped["outputs"], stripped["execution_count"]) = (new JsonArray(), null);
        foreach (string name in new[] { "execution", "scrolled", "ExecuteTime", "collapsed" }) stripped["metadata"]!.AsObject().Remove(name);
        return JsonNode.DeepEquals(expected, JsonNode.Parse(Strip(text)));
    });

    private static string Strip(string text) => Encoding.UTF8.GetString(NotebookStripper.Strip(Encoding.UTF8.GetBytes(text), StripScope.Outputs).Bytes);

    private static string OneCell(string metadata, string outputs = "[]", string count = "null") =>
        $$"""{"cells":[{"cell_type":"code","metadata":{{metadata}},"outputs":{{outputs}},"execution_count":{{count}},"source":""}],"nbformat":4}""";
}
