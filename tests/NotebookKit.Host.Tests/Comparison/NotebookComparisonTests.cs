using System.Text.Json.Nodes;
using SkiaSharp;

namespace NotebookKit.Host.Tests;

public sealed class NotebookComparisonTests
{
    private static readonly ComparisonOptions Usual = new();

    [Fact]
    public void A_difference_is_one_readable_line() => Assert.Equal(
        "test.ipynb: cell 1 (training), output 1 text/plain: 0.8991 is not 0.8993 (tolerance 0.0001) in \"accuracy 0.8991\"",
        Compare(Value("accuracy 0.8993"), Value("accuracy 0.8991"), Usual with { Tolerance = 1e-4 }));

    [Theory]
    [InlineData("0.8993", "0.8991")]
    [InlineData("rate   10.0008  ok", "   rate 10  ok")]
    [InlineData("loss 1.234e-05, 1,234 steps", "loss 1.2341e-05, 1,234 steps")]
    [InlineData("-0.00000000001", "0.00000000002")]
    [InlineData("tensor[3] x∈[-2.118 ▂▅█ 2.640]", "tensor[3] x∈[-2.1181 ▂▅█ 2.6401]")]
    public void Numbers_within_the_tolerance_are_the_same(string stored, string fresh) => Assert.Null(Compare(Value(stored), Value(fresh)));

    [Theory]
    [InlineData("0.89", "0.90")]
    [InlineData("10 images", "11 images")]
    [InlineData("-0.5", "0.5")]
    [InlineData("NaN", "0.5")]
    [InlineData("12,345", "12,400")]
    [InlineData("ResNet-20", "ResNet-56")]
    [InlineData("a3f9e1", "a3f9e2")]
    [InlineData("TorchSharp 0.107.0", "TorchSharp 0.107.1")]
    [InlineData("cat", "dog")]
    [InlineData("one", "one\ntwo")]
    public void Anything_further_apart_is_not(string stored, string fresh) => Assert.NotNull(Compare(Value(stored), Value(fresh)));

    [Theory]
    [InlineData("trained in 12.3 s", "trained in 8 s")]
    [InlineData("took 2 min 5 s at 1,234 images/s", "took 58.2 s at 987.5 images/s")]
    [InlineData("at 2026-11-23T03:35:12.633362Z", "at 2027-01-02T13:00:00.1Z")]
    [InlineData("23 November 2026, 08:15", "1 December 2026, 23:59")]
    [InlineData("id 6f9619ff-8b86-d011-b42d-00c04fc964ff", "id 00000000-8b86-d011-b42d-00c04fc964aa")]
    [InlineData("<object at 0x7f3a1c0042d0>", "<object at 0x7f9900000000>")]
    [InlineData("saved to /tmp/abc123/x.png", "saved to /tmp/zzz/y.png")]
    [InlineData(@"saved to C:\Users\a\AppData\Local\Temp\q1\x.png", @"saved to C:\Users\b\AppData\Local\Temp\z\y.png")]
    [InlineData("588 KiB of memory", "1.2 MiB of memory")]
    [InlineData("\u001b[31mred\u001b[0m  \n", "red")]
    public void What_never_repeats_does_not_count(string stored, string fresh) => Assert.Null(Compare(Stream(stored), Stream(fresh)));

    [Theory]
    [InlineData("5 shirts", "6 shirts")]
    [InlineData("step 3", "step 4")]
    [InlineData("score 5:3", "score 6:3 of 9")]
    [InlineData("m = 12", "m = 99")]
    public void Plain_counts_are_not_taken_for_times(string stored, string fresh) => Assert.NotNull(Compare(Stream(stored), Stream(fresh)));

    [Fact]
    public void The_line_that_differs_is_shown() =>
        Assert.EndsWith("output 1 stdout: line 2: \"cat 0.5\" is not \"dog 0.5\"", Compare(Stream("a\ndog 0.5\nb"), Stream("a\ncat 0.5\nb")));

    [Fact]
    public void A_stream_in_pieces_is_the_same_stream() => Assert.Null(Compare([Stream("a\n"), Stream("b\n")], [Stream("a\nb\n")]));

    [Fact]
    public void A_missing_and_an_added_output_are_named()
    {
        Assert.EndsWith("output 2: it is missing; stored is \"1\"", Compare([Stream("a"), Value("1")], [Stream("a")]));
        Assert.EndsWith("output 2: it is not in the stored notebook: \"1\"", Compare([Stream("a")], [Stream("a"), Value("1")]));
    }

    [Fact]
    public void Errors_are_compared_by_name_and_message()
    {
        Assert.Null(Compare(Error("E", "m", "line 3"), Error("E", "m", "line 99")));
        Assert.EndsWith("output 1 error: \"F: m\" is not \"E: m\"", Compare(Error("E", "m"), Error("F", "m")));
    }

    [Fact]
    public void An_error_in_place_of_a_value_is_said() => Assert.EndsWith("it is error and was a value: \"E: m\"", Compare(Value("1"), Error("E", "m")));

    [Fact]
    public void JSON_is_compared_by_structure()
    {
        Assert.Null(Compare(Json("""{"a":1.0,"b":[1,2]}"""), Json("""{"b":[1,2.0001],"a":1}""")));
        Assert.EndsWith("application/json: $.b[1]: 3 is not 2 (tolerance 0.001)", Compare(Json("""{"b":[1,2]}"""), Json("""{"b":[1,3]}""")));
        Assert.EndsWith("$.c is not in the stored output", Compare(Json("""{"b":1}"""), Json("""{"b":1,"c":2}""")));
        Assert.EndsWith("$.b: null is not 1", Compare(Json("""{"b":1}"""), Json("""{"b":null}""")));
    }

    [Fact]
    public void A_picture_is_compared_by_how_it_looks()
    {
        Assert.Null(Compare(Picture(0), Picture(1)));
        Assert.Matches(@"image/png: the picture is like the stored one by 0\.\d{3} only \(0\.98 wanted\)", Compare(Picture(0), Picture(120)));
        Assert.EndsWith("the picture has 32×16 pixels, not 32×32", Compare(Picture(0), Picture(0, height: 16)));
        Assert.EndsWith("the picture cannot be decoded", Compare(Picture(0), Output("image/png", "AAAA")));
    }

    [Fact]
    public void Pictures_inside_HTML_are_pictures()
    {
        string Html(int shift) => $"<p>0.5 in 3 s</p><img src=\"data:image/png;base64,{Png(shift)}\" alt=\"a\">";

        Assert.Null(Compare(Output("text/html", Html(0)), Output("text/html", Html(1))));
        Assert.Contains("text/html: the picture is like", Compare(Output("text/html", Html(0)), Output("text/html", Html(120))));
    }

    [Fact]
    public void Drawings_are_compared_by_their_numbers()
    {
        Assert.Null(Compare(Output("image/svg+xml", "<path d=\"M12.5,30.2L40.1,50Z\"/>"), Output("image/svg+xml", "<path d=\"M12.5001,30.2L40.1,50.001Z\"/>")));
        Assert.Contains("41.1 is not 40.1", Compare(Output("image/svg+xml", "<path d=\"M12.5,30.2L40.1,50Z\"/>"), Output("image/svg+xml", "<path d=\"M12.5,30.2L41.1,50Z\"/>")));
    }

    [Fact]
    public void Plain_text_speaks_for_all_forms() => Assert.Contains(
        "output 1 text/plain: 2 is not 1",
        Compare(new JsonObject { ["output_type"] = "display_data", ["data"] = new JsonObject { ["text/html"] = "<b>1</b>", ["text/plain"] = "1" } }, new JsonObject { ["output_type"] = "display_data", ["data"] = new JsonObject { ["text/html"] = "<b>2</b>", ["text/plain"] = "2" } }));

    [Fact]
    public void A_form_that_is_gone_is_said() => Assert.EndsWith("output 1 text/html: this form is missing", Compare(
        new JsonObject { ["output_type"] = "display_data", ["data"] = new JsonObject { ["text/html"] = "<b>1</b>", ["text/plain"] = "1" } }, Value("1")));

    [Fact]
    public void Cells_are_found_by_their_ids_when_they_moved()
    {
        Notebook stored = Ipynb.Notebook(Ran("a", Value("1")), Ran("b", Value("2")));
        Notebook fresh = Ipynb.Notebook(Ran("b", Value("2")), Ran("a", Value("7")), Ran("c", Value("3")));

        Assert.Equal(
            ["test.ipynb: cell 2 (a), output 1 text/plain: 7 is not 1 (tolerance 0.001)", "test.ipynb: cell 3 (c): the cell is not in the stored notebook"],
            NotebookComparison.Compare(stored, fresh, Usual).Select(difference => difference.ToString()));
    }

    [Fact]
    public void Cells_without_ids_are_found_by_their_place_past_injected_ones()
    {
        Notebook stored = Ipynb.Notebook(Ran(null, Value("1")), Ran(null, Value("2")));
        JsonObject injected = Ran(null, Value("9"));
        injected["metadata"] = new JsonObject { ["tags"] = new JsonArray("injected-parameters") };

        Assert.Empty(NotebookComparison.Compare(stored, Ipynb.Notebook(Ran(null, Value("1")), injected, Ran(null, Value("2"))), Usual));
    }

    [Fact]
    public void A_tagged_cell_and_one_that_was_skipped_do_not_count()
    {
        JsonObject ignored = Ran("a", Value("7")), skipped = Ran("b");
        ignored["metadata"] = new JsonObject { ["tags"] = new JsonArray(NotebookComparison.IgnoreOutput) };
        skipped["execution_count"] = null;

        Assert.Empty(NotebookComparison.Compare(Ipynb.Notebook(Ran("a", Value("1")), Ran("b", Value("1"))), Ipynb.Notebook(ignored, skipped), Usual));
    }

    [Fact]
    public void A_stripped_notebook_has_nothing_to_compare_with() =>
        Assert.Contains("has no stored outputs", Assert.Single(NotebookComparison.Compare(Ipynb.Notebook(Ran("a")), Ipynb.Notebook(Ran("a", Value("1"))), Usual)).ToString());

    [Fact]
    public void The_notebooks_own_rules_apply()
    {
        Notebook stored = Ipynb.Notebook(Ran("a", Value("commit abc")));
        stored.Root["metadata"] = JsonNode.Parse("""{"nbkit":{"sanitize":[{"regex":"commit \\w+","replace":"commit"}]}}""");

        Assert.Empty(NotebookComparison.Compare(stored, Ipynb.Notebook(Ran("a", Value("commit def"))), Usual));
    }

    [Theory]
    [InlineData("""{"nbkit":{"sanitize":"x"}}""", "must be a list of objects")]
    [InlineData("""{"nbkit":{"sanitize":[{"regex":"(","replace":"x"}]}}""", "'(' is not a regular expression")]
    public void Damaged_rules_are_one_sentence(string metadata, string reason)
    {
        Notebook stored = Ipynb.Notebook(Ran("a", Value("1")));
        stored.Root["metadata"] = JsonNode.Parse(metadata);

        Assert.Contains(reason, Assert.Throws<KitException>(() => NotebookComparison.Compare(stored, stored, Usual)).Message);
    }

    [Fact]
    public void A_notebook_is_like_itself()
    {
        Notebook quickstart = NotebookFile.Read(RepositoryFile("notebooks/quickstart.ipynb"));

        Assert.Empty(NotebookComparison.Compare(quickstart, NotebookFile.Read(RepositoryFile("notebooks/quickstart.ipynb")), Usual));
    }

    private static string RepositoryFile(string path, [System.Runtime.CompilerServices.CallerFilePath] string source = "") =>
        Path.Combine(Path.GetDirectoryName(source)!, "../../..", path);

    private static string? Compare(JsonObject stored, JsonObject fresh, ComparisonOptions? options = null) => Compare([stored], [fresh], options);

    private static string? Compare(JsonObject[] stored, JsonObject[] fresh, ComparisonOptions? options = null) =>
        NotebookComparison.Compare(Ipynb.Notebook(Ran("training", stored)), Ipynb.Notebook(Ran("training", fresh)), options ?? Usual).SingleOrDefault()?.ToString();

    private static JsonObject Ran(string? id, params JsonObject[] outputs)
    {
        JsonObject cell = Ipynb.Code("x", id ?? "");
        if (id is null) cell.Remove("id");
        cell["execution_count"] = 1;
        cell["outputs"] = new JsonArray([.. outputs]);
        return cell;
    }

    private static JsonObject Stream(string text) => new() { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = text };

    private static JsonObject Value(string text) => Output("text/plain", text);

    private static JsonObject Output(string type, string data) => new() { ["output_type"] = "display_data", ["data"] = new JsonObject { [type] = data } };

    private static JsonObject Json(string json) => new() { ["output_type"] = "display_data", ["data"] = new JsonObject { ["application/json"] = JsonNode.Parse(json) } };

    private static JsonObject Error(string name, string message, string trace = "") =>
        new() { ["output_type"] = "error", ["ename"] = name, ["evalue"] = message, ["traceback"] = new JsonArray(trace) };

    private static JsonObject Picture(int shift, int height = 32) => Output("image/png", Png(shift, height));

    private static string Png(int shift, int height = 32)
    {
        using var bitmap = new SKBitmap(32, height);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < 32; x++)
                bitmap.SetPixel(x, y, new SKColor((byte)(x * 8 % 255), (byte)((y * 8 + shift * (x % 2)) % 255), 77));
        using SKData png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return Convert.ToBase64String(png.Span);
    }
}
