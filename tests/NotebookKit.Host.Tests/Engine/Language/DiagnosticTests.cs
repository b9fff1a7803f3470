namespace NotebookKit.Host.Tests;

public sealed class DiagnosticTests
{
    [Fact]
    public async Task An_error_has_its_lines_and_columns()
    {
        using var session = new EditingSession("var a = 1;");

        Assert.Equal(
            [new CellDiagnostic(true, "CS0103", "The name 'nowhere' does not exist in the current context", 2, 9, 2, 16)],
            await session.Service.DiagnoseAsync("#!time\nvar b = nowhere + a;"));
    }

    [Fact]
    public async Task A_warning_is_none()
    {
        using var session = new EditingSession();

        CellDiagnostic warning = Assert.Single(await session.Service.DiagnoseAsync("void F() { int unused = 1; }"));
        Assert.Equal((false, "CS0219"), (warning.IsError, warning.Id));
    }

    [Theory]
    [InlineData("b.Substring(1)")]
    [InlineData("var b = 1; b + 1")]
    [InlineData("await Task.Delay(1); return 5;")]
    [InlineData("string? none = null; none")]
    [InlineData("4.Twice() + Twice(2)")]
    [InlineData("class Square : Shape { public override int Size => 2; } new Square()")]
    [InlineData("unsafe { int* p = null; }")]
    [InlineData("display(HTML(\"<b>\"))")]
    [InlineData("#r \"nuget: TorchSharp\"\n1")]
    [InlineData("1\n#!html\n<p>it's</p>\n#!csharp\n2")]
    [InlineData("// two parts\n#!time\nusing System.Globalization;\nb\n#!time\nb")]
    [InlineData("F(1);\n#!html\n<p>it's</p>\n#!csharp\n2")]
    [InlineData("const int Size = Most * 2; switch (1) { case Most: break; }")]
    [InlineData("anonymous.Width + 1")]
    public async Task What_runs_has_no_error(string cell)
    {
        using var session = new EditingSession(
            "var b = 1;", "var b = \"text\";", "static int Twice(this int x) => 2 * x;", "abstract class Shape { public abstract int Size { get; } }",
            "const int Most = 3;", "void F(int x) { }", "var anonymous = new { Width = 3 };");

        Assert.DoesNotContain(await session.Service.DiagnoseAsync(cell), diagnostic => diagnostic.IsError);
    }
}
