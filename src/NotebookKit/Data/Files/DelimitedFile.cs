using System.Globalization;
using System.Text;
using Microsoft.Data.Analysis;

namespace NotebookKit;

/// <summary>
/// Reads tables of text: comma, semicolon or tab between the fields, quotes around those that need them (RFC 4180), a byte
/// order mark and either line ending allowed. The first line names the columns.
/// </summary>
public static class DelimitedFile
{
    /// <summary>Reads a table.</summary>
    /// <param name="path">A .csv or .tsv file, UTF-8.</param>
    /// <param name="header">The columns' names where the file has none; null takes them from its first line.</param>
    /// <returns>
    /// Columns of whole numbers, of numbers, or of text. A column is numeric only where writing its numbers gives the same text
    /// again, so that "007" stays text.
    /// </returns>
    /// <exception cref="KitException">The file cannot be read, is empty, or a line has more or fewer fields than the first.</exception>
    public static DataFrame Read(string path, IReadOnlyList<string>? header = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string text;
        try
        {
            text = File.ReadAllText(path, new UTF8Encoding(false, throwOnInvalidBytes: true));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new KitException($"There is no table {path}.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new KitException($"{path} cannot be read as a table of UTF-8 text: {error.Message.TrimEnd('.')}.", error);
        }

        int lineEnd = text.IndexOfAny(['\r', '\n']);
        string first = lineEnd < 0 ? text : text[..lineEnd];
        char separator = first.Contains('\t') ? '\t' : first.Contains(',') || !first.Contains(';') ? ',' : ';';
        List<string[]> rows = DelimitedText.Parse(text, separator, path);
        string[] names = header is not null ? [.. header] : rows.Count > 0 ? rows[0] : [];
        if (header is null && rows.Count > 0) rows.RemoveAt(0);
        if (rows.Count == 0) throw new KitException($"{path} has no rows.");
        if (names.Distinct(StringComparer.Ordinal).Count() != names.Length) throw new KitException($"{path} has two columns of one name: {string.Join(", ", names)}.");
        int uneven = rows.FindIndex(row => row.Length != names.Length);
        if (uneven >= 0) throw new KitException($"{path}: row {uneven + 1} has {rows[uneven].Length} fields, but there are {names.Length} columns ({string.Join(", ", names)}).");
        return new DataFrame(names.Select((name, column) => Column(name, [.. rows.Select(row => row[column])])));
    }

    private static DataFrameColumn Column(string name, string[] values)
    {
        long whole = 0;
        double number = 0;
        if (values.All(value => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out whole) && whole.ToString(CultureInfo.InvariantCulture) == value))
            return new PrimitiveDataFrameColumn<long>(name, values.Select(value => long.Parse(value, CultureInfo.InvariantCulture)));
        if (values.All(value => value.Contains('.') && !value.StartsWith("00", StringComparison.Ordinal) && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out number)))
            return new PrimitiveDataFrameColumn<double>(name, values.Select(value => double.Parse(value, CultureInfo.InvariantCulture)));
        return new StringDataFrameColumn(name, values);
    }
}
