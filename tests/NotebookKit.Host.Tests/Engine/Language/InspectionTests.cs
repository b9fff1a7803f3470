namespace NotebookKit.Host.Tests;

public sealed class InspectionTests
{
    private const string Documented = """
        /// <summary>Says how <b>big</b> a <see cref="Shape"/> is, or <see langword="null"/>.</summary>
        /// <param name="scale">How much <paramref name="scale"/>: <c>a &lt; b</c>.</param>
        /// <returns>An area.</returns>
        /// <exception cref="System.ArgumentException">The scale is 0.</exception>
        /// <remarks><para>One.</para><para>Two:</para><list type="number"><item>first</item><item><term>second</term><description>with a term</description></item></list></remarks>
        /// <example><code>
        /// if (true)
        ///     Size(1);
        /// </code></example>
        double Size(double scale = 1) => scale;
        class Shape { }
        """;

    [Theory]
    [InlineData("", "Console.Write¦Line(\"a\")", "void Console.WriteLine(string? value)  (+ 19 overloads)")]
    [InlineData("", "Console¦.WriteLine(1)", "class System.Console")]
    [InlineData("var words = new List<string>();", "words¦.Count", "List<string> words")]
    [InlineData("var words = new List<string>();", "¦words.Count", "List<string> words")]
    [InlineData("var words = new List<string>();", "words.Count¦", "int List<string>.Count { get; }")]
    [InlineData("", "var n = 3; { var loc¦al = n; }", "int local")]
    [InlineData("", "v¦ar n = 3;", "readonly struct System.Int32")]
    [InlineData("", "new List<int> { 1 }.Select(n => ¦n * 2.0)", "int n")]
    [InlineData("record Point(int X, int Y);", "new Po¦int(1, 2)", "Point.Point(int X, int Y)")]
    [InlineData("enum Colour { Red, Green }", "Colour.Gr¦een", "Colour.Green = 1")]
    [InlineData("const int Most = 3;", "Mo¦st", "int Most = 3")]
    [InlineData("T Same<T>(T value) where T : class => value;", "Sa¦me(\"a\")", "string Same<string>(string value)")]
    [InlineData("", "Math.Max(1, ¦2)", "int Math.Max(int val1, int val2)  (+ 12 overloads)")]
    [InlineData("var numbers = new[] { 1 };", "numbers.Whe¦re(n => n > 1)", "IEnumerable<int> IEnumerable<int>.Where<int>(Func<int, bool> predicate)  (+ 1 overload)")]
    public async Task The_signature_comes_first(string earlier, string cell, string expected)
    {
        using var session = new EditingSession(earlier);

        Assert.Equal(expected, await session.SignatureLineAsync(cell));
    }

    [Fact]
    public async Task Inside_an_argument_list_the_method_is_meant()
    {
        using var session = new EditingSession(EditingSession.Kit);

        string plain = (await session.InspectAsync("Trainer.Fit(¦"))!.Plain;

        Assert.StartsWith("TrainingRun Trainer.Fit(Module<Tensor, Tensor> model, ImageDataset data, TrainingOptions? options = null)", plain);
        Assert.Contains("Trains a model", plain);
        Assert.Contains("    data: The data set; its test split is not touched.", plain);
        Assert.Contains("    KitException: The loss is no longer a number", plain);
    }

    [Fact]
    public async Task The_framework_is_documented()
    {
        Assert.SkipUnless(DocumentationFiles.Of(typeof(object).Assembly.Location).Count > 0, "there is no SDK beside this runtime, and so no documentation of the framework");
        using var session = new EditingSession();

        string plain = (await session.InspectAsync("\"a\".Subst¦ring(1)"))!.Plain;

        Assert.Contains("Retrieves a substring from this instance.", plain);
        Assert.Contains("ArgumentOutOfRangeException: ", plain);
    }

    [Fact]
    public async Task A_carried_package_is_documented()
    {
        using var session = new EditingSession("#r \"nuget: Microsoft.Data.Analysis\"");

        Assert.Contains("A DataFrame to support indexing", (await session.InspectAsync("Microsoft.Data.Analysis.Data¦Frame"))!.Plain);
    }

    [Fact]
    public async Task Markup_becomes_plain_text()
    {
        using var session = new EditingSession(Documented);

        Assert.Equal(
            """
            double Size(double scale = 1)

            Says how big a Shape is, or null.

            Parameters:
                scale: How much scale: a < b.

            Returns:
            An area.

            Exceptions:
                ArgumentException: The scale is 0.

            Remarks:
            One.

            Two:

                1. first
                2. second: with a term

            Example:
            if (true)
                Size(1);

            """, (await session.InspectAsync("Si¦ze()"))!.Plain);
    }

    [Fact]
    public async Task Markup_becomes_Markdown()
    {
        using var session = new EditingSession(Documented);

        Assert.Equal(
            """
            ```csharp
            double Size(double scale = 1)
            ```

            Says how big a `Shape` is, or `null`.

            **Parameters**

            - `scale`: How much `scale`: `a < b`.

            **Returns**

            An area.

            **Exceptions**

            - `ArgumentException`: The scale is 0.

            **Remarks**

            One.

            Two:

            1. first
            1. `second`: with a term

            **Example**

            ```csharp
            if (true)
                Size(1);
            ```

            """, (await session.InspectAsync("Si¦ze()"))!.Markdown);
    }

    [Fact]
    public async Task Markup_becomes_encoded_HTML()
    {
        using var session = new EditingSession(Documented);

        string html = (await session.InspectAsync("Si¦ze()"))!.Html;

        Assert.Contains("<p>Says how big a <code>Shape</code> is, or <code>null</code>.</p>", html);
        Assert.Contains("<li><code>scale</code>: How much <code>scale</code>: <code>a &lt; b</code>.</li>", html);
    }

    [Fact]
    public async Task What_is_inherited_is_followed()
    {
        using var session = new EditingSession(
            """
            interface IShape
            {
                /// <summary>How big it is.</summary>
                /// <param name="scale">How much.</param>
                double Size(double scale);
            }
            class Square : IShape
            {
                /// <inheritdoc/>
                /// <param name="scale">A side.</param>
                public virtual double Size(double scale) => scale;
            }
            class Small : Square
            {
                /// <inheritdoc/>
                public override double Size(double scale) => scale;
            }
            """);

        Assert.EndsWith("How big it is.\n\nParameters:\n    scale: A side.\n", (await session.InspectAsync("new Small().Si¦ze(1)"))!.Plain);
    }

    [Fact]
    public async Task A_parameter_says_what_it_is()
    {
        using var session = new EditingSession();

        Assert.Equal("int side\n\nHow long.\n", (await session.InspectAsync("/// <param name=\"side\">How long.</param>\nint Area(int side) => si¦de * side;"))!.Plain);
    }

    [Fact]
    public async Task A_variable_says_what_it_holds()
    {
        using var session = new EditingSession("var answer = 42;");

        Assert.Equal("int answer\n\nValue:\n42\n", (await session.InspectAsync("ans¦wer"))!.Plain);
    }

    [Fact]
    public async Task The_source_is_shown_when_asked_for()
    {
        using var session = new EditingSession("int Twice(int x)\n{\n    return 2 * x;\n}");

        Assert.DoesNotContain("return", (await session.InspectAsync("Twi¦ce(1)"))!.Plain);
        Assert.Contains("Source:\nint Twice(int x)\n{\n    return 2 * x;\n}", (await session.InspectAsync("Twi¦ce(1)", detail: 1))!.Plain);
    }

    [Theory]
    [InlineData("1 + ¦1")]
    [InlineData("nowhere¦")]
    [InlineData("// Con¦sole")]
    [InlineData("¦")]
    [InlineData("#!ti¦me")]
    public async Task Where_nothing_is_named_nothing_is_said(string cell)
    {
        using var session = new EditingSession();

        Assert.Null(await session.InspectAsync(cell));
    }
}
