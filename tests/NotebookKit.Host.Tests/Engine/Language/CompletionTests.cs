namespace NotebookKit.Host.Tests;

public sealed class CompletionTests
{
    [Theory]
    [InlineData("", "Console.WriteL¦", "WriteLine")]
    [InlineData("var words = new List<string>();", "words.AddR¦", "AddRange")]
    [InlineData("var text = \"a\".ToUpper();", "text.Sub¦", "Substring")]
    [InlineData("record Point(int X, int Y); var points = new[] { new Point(1, 2) };", "points[0].¦", "Y")]
    [InlineData("record Point(int X, int Y); var points = new[] { new Point(1, 2) };", "points.Select(p => p.¦", "X")]
    [InlineData("var lengths = new[] { \"a\" }.ToDictionary(word => word, word => word.Length);", "lengths.First().Va¦", "Value")]
    [InlineData("var page = await Task.FromResult(new Uri(\"http://localhost\"));", "page.Ho¦", "Host")]
    [InlineData("static int Twice(this int x) => 2 * x;", "4.Tw¦", "Twice")]
    [InlineData("T Same<T>(T value) where T : class => value;", "Same(\"a\").Len¦", "Length")]
    [InlineData("var (name, count) = (\"a\", 1);", "name.Len¦", "Length")]
    [InlineData("int.TryParse(\"1\", out var parsed);", "parsed.CompareT¦", "CompareTo")]
    [InlineData("var anonymous = new { Width = 3 };", "anonymous.¦", "Width")]
    [InlineData("var many = new[] { 1 }.Select(n => new { Square = n * n }).ToList();", "many[0].¦", "Square")]
    [InlineData("string? perhaps = null;", "perhaps?.Len¦", "Length")]
    [InlineData("using System.Globalization;", "CultureInfo.Inv¦", "InvariantCulture")]
    [InlineData("using Text = System.Text.StringBuilder;", "new Text().App¦", "Append")]
    [InlineData("class Shape { public double Area { get; } }", "class Square : Shape { double Twice() => 2 * Ar¦", "Area")]
    [InlineData("enum Colour { Red, Green }", "Colour c = Colour.Gr¦", "Green")]
    [InlineData("var left = 1;", "if (lef¦", "left")]
    [InlineData("", "foreach (var item in new[] { \"a\" }) { item.Tri¦ }", "Trim")]
    [InlineData("", "var x = $\"{DateTime.No¦}\";", "Now")]
    [InlineData("", "whil¦", "while")]
    [InlineData("", "new List<in¦", "int")]
    public async Task What_earlier_cells_and_this_one_declare_is_offered(string earlier, string cell, string expected)
    {
        using var session = new EditingSession(earlier);

        Assert.Contains(expected, await session.NamesAsync(cell));
    }

    [Theory]
    [InlineData("var model = Linear(2, 3);", "model.wei¦", "weight")]
    [InlineData("var x = rand(2, 3); var y = x.matmul(x.t());", "y.softm¦", "softmax")]
    [InlineData("class Net : Module<Tensor, Tensor> { public Net() : base(\"n\") => RegisterComponents(); public override Tensor forward(Tensor x) => x; } var net = new Net();", "net.forw¦", "forward")]
    [InlineData("", "functional.cross_en¦", "cross_entropy")]
    [InlineData("var data = Datasets.Load(\"fashion-mnist-mini\");", "data.Train.Ima¦", "Images")]
    [InlineData("", "var run = Trainer.F¦", "Fit")]
    [InlineData("", "new TrainingOptions { Epochs = 3, Lear¦ }", "LearningRate")]
    public async Task The_kit_and_TorchSharp_are_offered(string earlier, string cell, string expected)
    {
        using var session = new EditingSession(EditingSession.Kit, earlier);

        Assert.Contains(expected, await session.NamesAsync(cell));
    }

    [Fact]
    public async Task A_variable_that_was_declared_again_has_its_new_type()
    {
        using var session = new EditingSession("var a = 1;", "var b = a;", "var a = \"text\";");

        Assert.Contains("Substring", await session.NamesAsync("a.Sub¦"));
        Assert.Empty(await session.NamesAsync("b.Sub¦"));
    }

    [Fact]
    public async Task A_class_that_was_declared_again_has_its_new_members()
    {
        using var session = new EditingSession("class Net { public int Old; }", "var net = new Net();", "class Net { public int New; }", "var net = new Net();");

        Assert.Equal(["New"], await session.NamesAsync("net.Ne¦"));
        Assert.DoesNotContain("Old", await session.NamesAsync("net.¦"));
    }

    [Fact]
    public async Task Overloads_of_several_cells_add_up()
    {
        using var session = new EditingSession("int Area(int side) => side;", "int Area(int width, int height) => 1;");

        Assert.Equal(2, (await session.SignatureAsync("Area(¦"))!.Signatures.Count);
    }

    [Fact]
    public async Task What_is_typed_replaces_from_its_beginning()
    {
        using var session = new EditingSession();

        Completions found = await session.CompleteAsync("var x = Math.Sq¦");

        Assert.Equal((13, 15), (found.Start, found.End));
        Assert.Equal(new CompletionEntry("Sqrt", "Sqrt", "method"), found.Items[0]);
    }

    [Theory]
    [InlineData("Console.WL¦", "WriteLine")]
    [InlineData("Console.writel¦", "WriteLine")]
    [InlineData("Environment.PC¦", "ProcessorCount")]
    [InlineData("TorchSharp.torch.nn.functional.bce¦", "binary_cross_entropy")]
    public async Task Beginnings_in_any_case_and_humps_fit(string cell, string expected)
    {
        using var session = new EditingSession("#r \"nuget: TorchSharp\"");

        Assert.Contains(expected, await session.NamesAsync(cell));
    }

    [Fact]
    public async Task Nothing_is_offered_that_does_not_begin_so()
    {
        using var session = new EditingSession();

        Assert.All((await session.CompleteAsync("Console.Wr¦")).Items, item => Assert.StartsWith("Wr", item.Text));
    }

    [Fact]
    public async Task What_the_place_asks_for_comes_first()
    {
        using var session = new EditingSession("enum Colour { Red, Green }\nColour paint = Colour.Red;");

        Assert.Equal("Colour", (await session.NamesAsync("paint = ¦"))[0]);
    }

    [Theory]
    [InlineData("Console.WriteLi¦", "WriteLine", "method")]
    [InlineData("answ¦", "answer", "variable")]
    [InlineData("int loc = 1; { int local = loca¦ }", "local", "variable")]
    [InlineData("\"a\".Leng¦", "Length", "property")]
    [InlineData("Strin¦", "String", "class")]
    [InlineData("DateTim¦", "DateTime", "struct")]
    [InlineData("IEnumerabl¦", "IEnumerable<>", "interface")]
    [InlineData("whil¦", "while", "keyword")]
    [InlineData("Syste¦", "System", "namespace")]
    [InlineData("DayOfWeek.Mon¦", "Monday", "constant")]
    public async Task An_entry_says_what_it_is(string cell, string name, string kind)
    {
        using var session = new EditingSession("var answer = 42;");

        Assert.Equal(kind, (await session.CompleteAsync(cell)).Items.First(item => item.Display == name).Kind);
    }

    [Fact]
    public async Task A_generic_type_is_inserted_without_its_brackets()
    {
        using var session = new EditingSession();

        Assert.Equal("new Dictionary", await session.ChooseAsync("new Dictionar¦", "Dictionary<>"));
    }

    [Fact]
    public async Task A_named_argument_is_inserted_with_its_colon()
    {
        using var session = new EditingSession("int Area(int width, int height) => width * height;");

        Assert.Equal("Area(height:", await session.ChooseAsync("Area(hei¦", "height:"));
    }

    [Fact]
    public async Task An_override_is_inserted_whole()
    {
        using var session = new EditingSession();

        string cell = await session.ChooseAsync("class Point\n{\n    public override ToS¦\n}", "ToString()");

        Assert.Equal("class Point\n{\n    public override string ToString()\n    {\n        return base.ToString();\n    }\n}", cell.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("var x = \"Con¦\";")]
    [InlineData("var x = \"Con¦")]
    [InlineData("var x = @\"Con¦")]
    [InlineData("var x = \"\"\"\nCon¦\n\"\"\";")]
    [InlineData("var x = $\"Con¦ {1}\";")]
    [InlineData("var x = $\"{1} Con¦\";")]
    [InlineData("var x = 'C¦'")]
    [InlineData("// Con¦")]
    [InlineData("var x = 1; // Con¦\nx")]
    [InlineData("/* Con¦ */")]
    [InlineData("/* Con¦")]
    [InlineData("/// <summary>Con¦</summary>\nint x;")]
    [InlineData("#if false\nCon¦\n#endif")]
    public async Task Text_is_not_completed(string cell)
    {
        using var session = new EditingSession();

        Assert.Empty((await session.CompleteAsync(cell)).Items);
    }

    [Theory]
    [InlineData("/* a */ Cons¦")]
    [InlineData("// a\nCons¦")]
    [InlineData("var x = \"a\" + Cons¦")]
    public async Task What_follows_text_is_completed(string cell)
    {
        using var session = new EditingSession();

        Assert.Contains("Console", await session.NamesAsync(cell));
    }

    [Fact]
    public async Task A_long_list_is_cut()
    {
        using var session = new EditingSession([.. Enumerable.Range(0, 600).Chunk(100).Select(part => string.Concat(part.Select(i => $"var many{i} = {i};\n")))]);

        Assert.Equal(Completions.Most, (await session.CompleteAsync("man¦")).Items.Count);
    }

    [Fact]
    public async Task Before_the_first_cell_the_framework_is_offered()
    {
        using var session = new EditingSession();

        Assert.Contains("display", await session.NamesAsync("disp¦"));
    }

    [Fact]
    public async Task A_cancelled_question_ends_so()
    {
        using var session = new EditingSession();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => session.Service.CompleteAsync("x", 1, new CancellationToken(canceled: true)));
    }
}
