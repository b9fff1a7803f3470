using System.Globalization;
using System.Text;

namespace NotebookKit.Host;

/// <summary>A notebook's description to read in a terminal.</summary>
internal static class DescriptionText
{
    public static string Write(NotebookDescription notebook)
    {
        var text = new StringBuilder($"{notebook.Title}\n");
        text.Append(CultureInfo.InvariantCulture, $"  {notebook.Path}: {notebook.Language}, {notebook.CodeCells} code cells, {notebook.OtherCells} of text\n");
        foreach ((string name, string fact) in notebook.Facts) text.Append(CultureInfo.InvariantCulture, $"  {name}: {fact}\n");
        if (notebook.Datasets.Count > 0) text.Append(CultureInfo.InvariantCulture, $"  data sets it names: {string.Join(", ", notebook.Datasets)}\n");
        if (notebook.Packages.Count > 0) text.Append(CultureInfo.InvariantCulture, $"  packages: {string.Join("; ", notebook.Packages)}\n");
        if (notebook.Tags.Count > 0) text.Append(CultureInfo.InvariantCulture, $"  tags: {string.Join(", ", notebook.Tags.Select(tag => $"{tag.Key} ({tag.Value})"))}\n");

        text.Append(notebook.Parameters.Count == 0 ? "\nIt takes no parameters.\n" : "\nparameters\n");
        int names = notebook.Parameters.Select(parameter => parameter.Name.Length).DefaultIfEmpty(0).Max();
        int types = notebook.Parameters.Select(parameter => parameter.Type.Length).DefaultIfEmpty(0).Max();
        int defaults = notebook.Parameters.Select(parameter => parameter.Default.Length).DefaultIfEmpty(0).Max();
        foreach (DescribedParameter parameter in notebook.Parameters)
        {
            string notes = string.Join("; ", new[] { parameter.Comment, parameter.Form == parameter.Type ? "" : parameter.Form }.Where(note => note.Length > 0));
            text.Append($"  {parameter.Name.PadRight(names)}  {parameter.Type.PadRight(types)}  {parameter.Default.PadRight(defaults)}  {notes}".TrimEnd()).Append('\n');
        }

        return AnsiText.Strip(text.Append(CultureInfo.InvariantCulture, $"\n{notebook.Example}\n").ToString());
    }
}
