using Microsoft.Data.Analysis;

namespace NotebookKit.Display;

/// <summary>A table of data: its first rows and columns with types and missing values, image columns as pictures, and what each column holds.</summary>
internal static class DataFrameFace
{
    private const int Rows = 100, ColumnsShown = 50, ColumnsInText = 12, RowsInText = 20, Thumbnails = 40, ThumbnailSide = 44, WordsLength = 48;

    public static IPart Of(DataFrame frame)
    {
        long rows = frame.Rows.Count;
        DataFrameColumn[] columns = [.. frame.Columns.Take(ColumnsShown)];
        int shown = (int)Math.Min(rows, Rows);
        string cut = shown < rows || columns.Length < frame.Columns.Count
            ? $"shown: the first {shown} of {Numbers.Count(rows)} rows and {columns.Length} of {Numbers.Count(frame.Columns.Count)} columns" : "";
        string missing = frame.Columns.Sum(column => column.NullCount) is > 0 and var nulls ? $", {Numbers.Count(nulls)} values missing" : "";
        return new Stack(
            new Line($"DataFrame: {Numbers.Count(rows)} rows × {Numbers.Count(frame.Columns.Count)} columns{missing}", Line.Title),
            new HtmlOnly(new Scroller("rows of the data frame", Preview(columns, shown))),
            new TextOnly(Preview([.. columns.Take(ColumnsInText)], Math.Min(shown, RowsInText), pictures: false)),
            new Line(cut, Line.Small),
            columns.Length == 0 ? new Stack() : new Fold("columns", DataFrameColumns.Of(columns)));
    }

    private static Table Preview(DataFrameColumn[] columns, int rows, bool pictures = true)
    {
        bool[] images = [.. columns.Select(column => pictures && HoldsImages(column, rows))];
        int left = Thumbnails;
        var body = new List<IReadOnlyList<Cell>>();
        for (int row = 0; row < rows; row++)
        {
            var cells = new List<Cell> { Numbers.Of(row) };
            for (int i = 0; i < columns.Length; i++) cells.Add(Of(columns[i][row], images[i] && left > 0, ref left));
            body.Add(cells);
        }

        Column[] heads = [new("", Right: true), .. columns.Select(column => new Column(CleanText.Of(column.Name, WordsLength), Right: DataFrameValue.IsNumber(column)) { Note = DataFrameValue.TypeOf(column) })];
        bool anyMissing = Array.Exists(columns, column => column.NullCount > 0);
        IReadOnlyList<Cell>[] totals = anyMissing ? [["missing", .. columns.Select(column => (Cell)(column.NullCount == 0 ? "" : Numbers.Count(column.NullCount)))]] : [];
        return new Table(heads, body) { Totals = totals };
    }

    private static Cell Of(object? value, bool picture, ref int left)
    {
        string words = CleanText.Of(DataFrameValue.Words(value), WordsLength);
        if (!picture) return words;
        EncodedImage? image = value is string path ? (Thumbnail.IsFile(path) ? Thumbnail.OfFile(path, ThumbnailSide) : null) : DataFrameValue.Bytes(value) is { } bytes ? Thumbnail.OfBytes(bytes, ThumbnailSide) : null;
        if (image is null) return words;
        left--;
        string name = value is string file ? CleanText.Of(Path.GetFileName(file), WordsLength) : "";
        return new Cell("") { Picture = new Picture(() => image, name.Length > 0 ? name : "image"), Note = name.Length > 0 ? name : null };
    }

    // The first values that are there decide.
    private static bool HoldsImages(DataFrameColumn column, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            object? value = column[row];
            if (value is null) continue;
            return value is string words ? Thumbnail.IsFile(words) : DataFrameValue.Bytes(value) is { } bytes && Thumbnail.OfBytes(bytes, 8) is not null;
        }

        return false;
    }
}
