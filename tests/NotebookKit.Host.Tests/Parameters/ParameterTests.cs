namespace NotebookKit.Host.Tests;

public sealed class ParameterTests
{
    private readonly Notebook _notebook = NotebookFile.Read(Samples.Path("parameters.ipynb"));

    [Theory]
    [InlineData("dataset=a \"b\"\\c", "dataset = \"a \\\"b\\\"\\\\c\";")]
    [InlineData("epochs=-4", "epochs = -4;")]
    [InlineData("count=12", "count = 12L;")]
    [InlineData("rate=2", "rate = 2d;")]
    [InlineData("momentum=1e-3", "momentum = 0.001d;")]
    [InlineData("fast=True", "fast = true;")]
    [InlineData("Layers=20", "const int Layers = 20;")]
    [InlineData("dataset=", "dataset = \"\";")]
    [InlineData("sizes=4,5", "sizes = new int[] { 4, 5 };")]
    [InlineData("sizes=[]", "sizes = new int[] {  };")]
    public void A_value_is_assigned_as_its_variables_type(string argument, string statement)
    {
        ParameterInjection.Apply(_notebook, [argument]);

        Assert.Equal(statement, _notebook.Cells[1].Source.Split('\n')[1]);
    }

    [Theory]
    [InlineData("epochs=2.5")]
    [InlineData("epochs=many")]
    [InlineData("epochs=99999999999")]
    [InlineData("rate=NaN")]
    [InlineData("fast=1")]
    public void A_value_of_another_type_is_refused_with_the_known_names(string argument)
    {
        KitException refusal = Assert.Throws<KitException>(() => ParameterInjection.Apply(_notebook, [argument]));

        Assert.Contains($"is not a value for '{argument.Split('=')[0]}'", refusal.Message);
        Assert.Contains("dataset (string), epochs (int), count (long), rate (double), momentum (double), fast (bool), Layers (int), sizes (int[])", refusal.Message);
    }

    [Theory]
    [InlineData("epoch=2", "has no parameter 'epoch'; it has dataset (string)")]
    [InlineData("model=2", "has no parameter 'model'")]
    [InlineData("epochs", "does not have the form name=value")]
    [InlineData("=3", "does not have the form name=value")]
    public void A_parameter_that_is_none_is_refused(string argument, string reason) =>
        Assert.Contains(reason, Assert.Throws<KitException>(() => ParameterInjection.Apply(_notebook, [argument])).Message);

    [Fact]
    public void A_parameter_given_twice_is_refused() =>
        Assert.Contains("given twice", Assert.Throws<KitException>(() => ParameterInjection.Apply(_notebook, ["epochs=1", "epochs=2"])).Message);

    [Fact]
    public void A_notebook_without_a_parameters_cell_takes_none() =>
        Assert.Contains("takes no parameters", Assert.Throws<KitException>(() => ParameterInjection.Apply(Ipynb.Notebook(Ipynb.Code("1", "a")), ["a=1"])).Message);

    [Fact]
    public void The_injected_cell_is_tagged_and_stands_right_after_the_defaults()
    {
        ParameterInjection.Apply(_notebook, ["epochs=1"]);

        Assert.Equal([false, true, false], _notebook.Cells.Select(cell => cell.HasTag("injected-parameters")));
    }

    [Fact]
    public void A_later_run_replaces_the_injected_cell()
    {
        ParameterInjection.Apply(_notebook, ["epochs=1"]);
        ParameterInjection.Apply(_notebook, ["epochs=2"]);

        Assert.Equal("epochs = 2;", Assert.Single(_notebook.Cells, cell => cell.HasTag("injected-parameters")).Source.Split('\n')[1]);
    }

    [Fact]
    public void No_parameters_leave_the_notebook_as_it_is()
    {
        ParameterInjection.Apply(_notebook, []);

        Assert.Equal(2, _notebook.Cells.Count);
    }
}
