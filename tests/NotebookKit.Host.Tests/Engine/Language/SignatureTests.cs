namespace NotebookKit.Host.Tests;

public sealed class SignatureTests
{
    [Theory]
    [InlineData("", "Math.Pow(¦", "double Math.Pow(double x, double y)", 0)]
    [InlineData("", "Math.Pow(1, ¦", "double Math.Pow(double x, double y)", 1)]
    [InlineData("", "Math.Pow(1, ¦)", "double Math.Pow(double x, double y)", 1)]
    [InlineData("", "Math.Pow(y: ¦", "double Math.Pow(double x, double y)", 1)]
    [InlineData("", "Math.Pow(Math.Sqrt(¦), 2)", "double Math.Sqrt(double d)", 0)]
    [InlineData("", "Math.Pow(Math.Sqrt(2), ¦)", "double Math.Pow(double x, double y)", 1)]
    [InlineData("record Point(int X, int Y);", "new Point(1, ¦", "Point.Point(int X, int Y)", 1)]
    [InlineData("record Point(int X, int Y);", "Point p = new(¦1, 2);", "Point.Point(int X, int Y)", 0)]
    [InlineData("int Area(int width, int height) => 1;", "Area(1, ¦", "int Area(int width, int height)", 1)]
    [InlineData("static int Times(this int x, int factor) => x * factor;", "3.Times(¦", "int int.Times(int factor)", 0)]
    [InlineData("Func<int, string> f = n => \"\";", "f(¦", "string Func<int, string>.Invoke(int arg)", 0)]
    [InlineData("var ages = new Dictionary<string, int>();", "ages[¦]", "int Dictionary<string, int>.this[string key] { get; set; }", 0)]
    [InlineData("var ages = new Dictionary<string, int>();", "ages[\"a¦\"]", "int Dictionary<string, int>.this[string key] { get; set; }", 0)]
    [InlineData("", "[Obsolete(¦)] class X { }", "ObsoleteAttribute.ObsoleteAttribute()", 0)]
    [InlineData("", "new Dictionary<string, ¦>()", "class System.Collections.Generic.Dictionary<TKey, TValue> where TKey : notnull", 1)]
    [InlineData("", "string.Format(\"{0}\", 1, 2, 3, 4, ¦", "string string.Format(string format, params object?[] args)", 1)]
    [InlineData("class Parent { public Parent(int size) { } }", "class Child : Parent { public Child() : base(¦", "Parent.Parent(int size)", 0)]
    public async Task The_overload_and_the_parameter_are_told(string earlier, string cell, string label, int parameter)
    {
        using var session = new EditingSession(earlier);

        SignatureHelp help = (await session.SignatureAsync(cell))!;

        Assert.Equal((label, parameter), (help.Signatures[help.ActiveSignature].Label, help.ActiveParameter));
    }

    [Fact]
    public async Task All_overloads_are_listed()
    {
        using var session = new EditingSession();

        Assert.Equal(4, (await session.SignatureAsync("Math.Round(1.5m, ¦"))!.Signatures.Count(signature => signature.Label.StartsWith("decimal")));
    }

    [Fact]
    public async Task The_overload_that_takes_so_many_arguments_is_the_active_one()
    {
        using var session = new EditingSession();

        SignatureHelp help = (await session.SignatureAsync("\"abc\".Substring(1, ¦"))!;

        Assert.Equal("string string.Substring(int startIndex, int length)", help.Signatures[help.ActiveSignature].Label);
    }

    [Fact]
    public async Task A_parameter_is_described()
    {
        using var session = new EditingSession(EditingSession.Kit);

        Signature fit = (await session.SignatureAsync("Trainer.Fit(¦"))!.Signatures[0];

        Assert.StartsWith("Trains a model", fit.Summary);
        Assert.Equal(new SignatureParameter("data", "ImageDataset data", "The data set; its test split is not touched."), fit.Parameters[1]);
    }

    [Theory]
    [InlineData("¦")]
    [InlineData("Math.Pow¦(1, 2)")]
    [InlineData("Math.Pow(1, 2)¦")]
    [InlineData("new[] { 1 }.Select(n => { ¦ })")]
    [InlineData("nowhere(¦")]
    public async Task Outside_a_call_there_is_none(string cell)
    {
        using var session = new EditingSession();

        Assert.Null(await session.SignatureAsync(cell));
    }
}
