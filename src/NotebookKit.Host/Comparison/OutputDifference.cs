using System.Globalization;

namespace NotebookKit.Host;

/// <summary>An output that is not the stored one.</summary>
/// <param name="Notebook">The notebook's path.</param>
/// <param name="Cell">The cell's number among the code cells, or null where the difference is not one cell's.</param>
/// <param name="CellId">The cell's id, where it has one.</param>
/// <param name="Output">The output's number in its cell, from 1, or null.</param>
/// <param name="Form">What of the output differs: a MIME type, <c>stdout</c>, <c>error</c>; or null.</param>
/// <param name="What">The difference, on one line.</param>
internal sealed record OutputDifference(string Notebook, int? Cell, string? CellId, int? Output, string? Form, string What)
{
    /// <summary><c>quickstart.ipynb: cell 7 (training), output 2 text/plain: 0.8991 is not 0.8993 (tolerance 0.0001)</c></summary>
    public override string ToString()
    {
        string place = Cell is { } number ? $" {CellTitle.Place(number, CellId)}" : "";
        if (Output is { } output) place += string.Create(CultureInfo.InvariantCulture, $", output {output}{(Form is null ? "" : $" {Form}")}");
        return $"{Notebook}:{place}{(place.Length > 0 ? ":" : "")} {What}";
    }
}
