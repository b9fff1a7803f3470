namespace NotebookKit.Display;

/// <summary>Sets a table on a sheet.</summary>
internal static class TableSheet
{
    private const double RowHeight = 19, NoteHeight = 12, NoteSize = 10, Gap = 20, BarWidth = 90, Indent = 14, WidestColumn = 420;

    public static void Draw(Table table, Sheet sheet)
    {
        IReadOnlyList<Cell>[] rows = [.. table.Rows, .. table.Totals];
        (EncodedImage Image, double Scale)?[][] pictures = [.. rows.Select(row => row.Select(PictureOf).ToArray())];
        double[] widths = [.. table.Columns.Select((column, i) => Math.Min(WidestColumn, rows.Select((row, r) => WidthOf(row[i], pictures[r][i])).Append(Width(column.Head)).Append(Width(column.Note ?? "", NoteSize)).Max()))];
        bool headed = table.Columns.Any(column => column.Head.Length > 0);
        double left = sheet.Left, right = left + widths.Sum() + Gap * (widths.Length - 1);
        sheet.Reach(right);
        if (headed)
        {
            Row(sheet, [.. table.Columns.Select(column => new Cell(column.Head) { Note = column.Note })], new (EncodedImage, double)?[widths.Length], table.Columns, widths, Tone.Dim);
            sheet.Place(new Shape.Path([(left, sheet.Y - 3), (right, sheet.Y - 3)], Tone.Axis), 0);
        }

        for (int r = 0; r < rows.Length; r++)
        {
            if (table.Totals.Count > 0 && r == table.Rows.Count) sheet.Place(new Shape.Path([(left, sheet.Y), (right, sheet.Y)], Tone.Axis), 0);
            Row(sheet, rows[r], pictures[r], table.Columns, widths, Tone.Ink);
        }

        sheet.Advance(8);
    }

    private static void Row(Sheet sheet, IReadOnlyList<Cell> cells, (EncodedImage Image, double Scale)?[] pictures, IReadOnlyList<Column> columns, double[] widths, Tone tone)
    {
        double x = sheet.Left, height = Math.Max(RowHeight, pictures.Max(picture => picture is { } p ? p.Image.Height * p.Scale + 3 : 0));
        if (cells.Any(Noted)) height += NoteHeight;
        for (int i = 0; i < cells.Count; i++)
        {
            Cell cell = cells[i];
            if (cell.Shade is { } shade && Shading.Of(shade) is { } ground) sheet.Place(new Shape.Box(x - Gap / 2, sheet.Y, widths[i] + Gap, height, ground.Tone, ground.Opacity), 0);
            string words = Fitted(cell.Words, widths[i] - Indent * cell.Depth);
            var text = new Shape.Words(columns[i].Right ? x + widths[i] : x + Indent * cell.Depth, sheet.Y + 14, words, tone, columns[i].Right ? Anchor.End : Anchor.Start);
            sheet.Place(text, 0);
            if (Noted(cell)) sheet.Place(text with { Text = Fitted(cell.Note!, widths[i], NoteSize), Y = text.Y + NoteHeight, Size = NoteSize, Tone = Tone.Dim }, 0);
            if (cell.Bar is { } bar && double.IsFinite(bar)) sheet.Place(new Shape.Box(x + Width(words), sheet.Y + 5, Math.Max(0, bar * BarWidth), 9, Tone.OfSeries(0)) { Radius = 2 }, 0);
            if (pictures[i] is { } picture) sheet.Place(Sheet.ShapeOf(picture.Image, x + Width(words), sheet.Y, picture.Image.Width * picture.Scale, picture.Image.Height * picture.Scale, picture.Scale > 1), 0);
            x += widths[i] + Gap;
        }

        sheet.Advance(height);
    }

    private static (EncodedImage, double)? PictureOf(Cell cell) => cell.Picture is Picture picture ? (picture.Encode(), picture.Scale) : null;

    private static double WidthOf(Cell cell, (EncodedImage Image, double Scale)? picture) =>
        Math.Max(Noted(cell) ? Width(cell.Note!, NoteSize) : 0, Width(cell.Words) + Indent * cell.Depth + (cell.Bar is null ? 0 : BarWidth) + (picture is { } p ? p.Image.Width * p.Scale : 0));

    // What stands beside a picture names its file, and the picture is there.
    private static bool Noted(Cell cell) => cell.Note is { Length: > 0 } && cell.Picture is null;

    private static double Width(string words, double size = 12) => words.Length == 0 ? 0 : Typefaces.Width(new Shape.Words(0, 0, words, Tone.Ink) { Size = size });

    private static string Fitted(string words, double width, double size = 12)
    {
        int kept = words.Length;
        while (kept > 1 && Width(words[..kept], size) > width) kept = kept * 9 / 10;
        return kept == words.Length ? words : words[..kept] + "…";
    }
}
