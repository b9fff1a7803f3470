namespace NotebookKit.Host.Tests;

public sealed class RerunTests : IDisposable
{
    private const string Collect = "GC.Collect(); GC.WaitForPendingFinalizers(); GC.Collect();";

    private readonly EngineSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public async Task The_values_of_a_cell_that_is_run_again_are_let_go()
    {
        await _session.SendAsync("var all = new List<WeakReference>();");
        for (int i = 0; i < 3; i++) await _session.SendAsAsync("cell", "var big = new byte[1 << 16]; all.Add(new WeakReference(big));");

        Assert.Equal("1", await _session.ResultAsync(Collect, "all.Count(weak => weak.IsAlive)"));
    }

    [Fact]
    public async Task A_variable_of_the_same_name_in_another_cell_is_left_alone()
    {
        await _session.SendAsAsync("one", "var a = \"first\"; string First() => a;");
        await _session.SendAsAsync("two", "var a = \"second\";");
        await _session.SendAsAsync("two", "var a = \"third\";");

        Assert.Equal("first third", await _session.ResultAsync("First() + \" \" + a"));
    }

    [Fact]
    public async Task A_function_of_another_cell_sees_the_new_value()
    {
        await _session.SendAsAsync("model", "var name = \"old\";");
        await _session.SendAsAsync("use", "string Name() => name;");
        await _session.SendAsAsync("model", "var name = \"new\";");

        Assert.Equal("new", await _session.ResultAsync("Name()"));
    }

    [Fact]
    public async Task A_variable_whose_type_changed_is_let_go()
    {
        await _session.SendAsAsync("cell", "var a = new List<int>(); var weak = new WeakReference(a);");
        await _session.SendAsync("var kept = weak;");
        await _session.SendAsAsync("cell", "var a = 1; var weak = 2;");

        Assert.Equal("False", await _session.ResultAsync(Collect, "kept.IsAlive"));
    }

    [Fact]
    public async Task A_run_that_fails_before_a_variable_keeps_what_functions_see()
    {
        await _session.SendAsAsync("model", "var name = \"old\";");
        await _session.SendAsAsync("use", "string Name() => name;");
        await _session.SendAsAsync("model", "int.Parse(\"x\"); var name = \"new\";");

        Assert.Equal("old", await _session.ResultAsync("Name()"));
    }

    [Fact]
    public async Task Cells_without_an_identity_keep_their_values()
    {
        await _session.SendAsync("var a = \"one\"; string One() => a;");
        await _session.SendAsync("var a = \"two\";");

        Assert.Equal("one", await _session.ResultAsync("One()"));
    }
}
