using System.Text.Json.Nodes;

namespace NotebookKit.Host.Tests;

public sealed class CellSchemaTests
{
    [Theory]
    [InlineData("""{"cell_type":"code","outputs":5}""", "has outputs that are not a list")]
    [InlineData("""{"cell_type":"code","outputs":[5]}""", "has an output without an output_type")]
    [InlineData("""{"cell_type":"code","outputs":[{"output_type":"stream","text":5}]}""", "has a stream that is not text")]
    [InlineData("""{"cell_type":"code","outputs":[{"output_type":"error","ename":[5]}]}""", "has an error that is not text")]
    [InlineData("""{"cell_type":"code","outputs":[{"output_type":"display_data","data":{"image/png":{}}}]}""", "has an output whose data are not text")]
    [InlineData("""{"cell_type":"code","outputs":[{"output_type":"display_data","data":[]}]}""", "has an output whose data are not text")]
    [InlineData("""{"cell_type":"code","execution_count":"3"}""", "has an execution_count that is not a whole number")]
    [InlineData("""{"cell_type":"code","execution_count":1.5}""", "has an execution_count that is not a whole number")]
    [InlineData("""{"cell_type":"code","execution_count":99999999999}""", "has an execution_count that is not a whole number")]
    [InlineData("""{"cell_type":"code","id":5}""", "has an id that is not text")]
    [InlineData("""{"cell_type":5}""", "has no known cell_type")]
    [InlineData("""{"cell_type":"heading"}""", "has no known cell_type")]
    public void A_damaged_cell_is_named(string cell, string problem) => Assert.Equal(problem, CellSchema.ProblemOf(JsonNode.Parse(cell)));

    [Theory]
    [InlineData("""{"cell_type":"code"}""")]
    [InlineData("""{"cell_type":"code","execution_count":null,"outputs":[],"id":null}""")]
    [InlineData("""{"cell_type":"code","outputs":[{"output_type":"display_data","data":{"application/vnd.x+json":{"a":[1]},"text/plain":["a","b"]}},{"output_type":"error","ename":"E","evalue":"m","traceback":["a"]}]}""")]
    public void A_good_cell_has_no_problem(string cell) => Assert.Null(CellSchema.ProblemOf(JsonNode.Parse(cell)));
}
