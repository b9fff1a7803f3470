using System.Text.Json.Nodes;
using CsCheck;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NotebookKit.Host.Tests;

public sealed class ParameterTypeTests
{
    private const string Cell = """
        // parameters
        enum Size { Small, Large }
        string name = "a";   // what it is called
        string? note = null;

        // how often the
        // data are seen
        int epochs = 30;
        float rate = 0.5f; decimal price = 1.5m;
        int? limit = null;
        var size = Size.Small;
        string[] labels = ["a", "b"];
        var rates = new[] { 0.1, 0.2 };
        TimeSpan patience = TimeSpan.FromMinutes(5);
        var pause = TimeSpan.FromSeconds(1);
        DateTime day = new(2026, 11, 23);
        List<int> notOurs = new();
        var computed = epochs * 2;
        int @class = 1;
        """;

    private static readonly IReadOnlyList<NotebookParameter> Known = ParametersCell.Read(Cell);

    [Fact]
    public void Types_are_read_from_the_declarations() => Assert.Equal(
        [
            "name string", "note string?", "epochs int", "rate float", "price decimal", "limit int?", "size Size", "labels string[]", "rates double[]",
            "patience TimeSpan", "pause TimeSpan", "day DateTime", "class int",
        ],
        Known.Select(parameter => $"{parameter.Name} {parameter.Type.Name}"));

    [Theory]
    [InlineData("name", "what it is called")]
    [InlineData("epochs", "how often the data are seen")]
    [InlineData("rate", "")]
    public void The_comment_behind_or_above_explains(string name, string comment) => Assert.Equal(comment, Find(name).Comment);

    [Fact]
    public void The_default_is_the_authors_code() => Assert.Equal("TimeSpan.FromMinutes(5)", Find("patience").Default);

    [Theory]
    [InlineData("rate", "1e-3", "0.001f")]
    [InlineData("price", "0.10", "0.10m")]
    [InlineData("limit", "null", "null")]
    [InlineData("limit", "7", "7")]
    [InlineData("note", "null", "null")]
    [InlineData("note", "nothing", "\"nothing\"")]
    [InlineData("size", "large", "Size.Large")]
    [InlineData("labels", "a, b\"c", "new string[] { \"a\", \"b\\\"c\" }")]
    [InlineData("labels", "[\"a,b\"]", "new string[] { \"a,b\" }")]
    [InlineData("rates", "[1, 0.5]", "new double[] { 1d, 0.5d }")]
    [InlineData("patience", "00:10:00", "global::System.TimeSpan.Parse(\"00:10:00\", global::System.Globalization.CultureInfo.InvariantCulture)")]
    [InlineData("day", "2026-11-23", "global::System.DateTime.Parse(\"2026-11-23T00:00:00.0000000\", global::System.Globalization.CultureInfo.InvariantCulture, global::System.Globalization.DateTimeStyles.RoundtripKind)")]
    public void A_value_becomes_CSharp_of_its_type(string name, string text, string code) => Assert.Equal(code, Find(name).Type.Read(text)?.Code);

    [Theory]
    [InlineData("epochs", "null")]
    [InlineData("rate", "1e99")]
    [InlineData("size", "Medium")]
    [InlineData("size", "0")]
    [InlineData("rates", "1,x")]
    [InlineData("rates", "[1,")]
    [InlineData("labels", "[1]")]
    [InlineData("patience", "5")]
    [InlineData("day", "23.11.2026")]
    public void A_value_of_another_type_is_none(string name, string text) => Assert.Null(Find(name).Type.Read(text));

    [Theory]
    [InlineData("epochs", "30", true)]
    [InlineData("epochs", "\"30\"", false)]
    [InlineData("epochs", "3.5", false)]
    [InlineData("rate", "3", true)]
    [InlineData("name", "3", false)]
    [InlineData("limit", "null", true)]
    [InlineData("name", "null", false)]
    [InlineData("labels", "[\"a\"]", true)]
    [InlineData("labels", "\"a\"", false)]
    [InlineData("size", "\"Small\"", true)]
    public void JSON_says_its_own_types(string name, string json, bool fits) => Assert.Equal(fits, Find(name).Type.Read(JsonNode.Parse(json)) is not null);

    [Fact]
    public void A_keyword_as_a_name_stays_a_name() => Assert.Equal("@class = 3;", Find("class").Assign("3"));

    [Fact]
    public void An_enumeration_of_an_earlier_cell_is_known() =>
        Assert.IsType<ChoiceType>(Assert.Single(ParametersCell.Read("Mode mode = Mode.Fast;", "enum Mode { Fast, Slow }")).Type);

    [Fact]
    public void Whatever_a_text_holds_it_stays_one_literal() => Gen.String.Sample(text =>
    {
        ExpressionSyntax expression = SyntaxFactory.ParseExpression(Find("name").Type.Read(text)!.Code);
        return expression is LiteralExpressionSyntax literal && !expression.ContainsDiagnostics && literal.Token.ValueText == text;
    });

    [Theory]
    [InlineData("\"; System.IO.File.Delete(\"x\"); //")]
    [InlineData("a\u2028b\u0085c\r\nd\0")]
    [InlineData("\\\"\\u0022")]
    [InlineData("\uD800")]
    public void A_hostile_text_is_only_text(string text)
    {
        var statement = (GlobalStatementSyntax)Assert.Single(CSharpSyntaxTree.ParseText(Find("name").Assign(Find("name").Type.Read(text)!.Code), SubmissionChain.Dialect).GetCompilationUnitRoot().Members);

        var assignment = (AssignmentExpressionSyntax)((ExpressionStatementSyntax)statement.Statement).Expression;
        Assert.Equal(text, ((LiteralExpressionSyntax)assignment.Right).Token.ValueText);
    }

    private static NotebookParameter Find(string name) => Known.Single(parameter => parameter.Name == name);
}
