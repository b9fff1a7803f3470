using TorchSharp;

namespace NotebookKit.Display;

/// <summary>A small matrix of whole numbers, each written in its coloured cell.</summary>
internal static class DigitMap
{
    private const int Rows = 24, Columns = 32, Width = 760, CellHeight = 20, CharacterWidth = 8, MostDigits = 6;

    /// <summary>Draws a matrix, or returns null where it is too large or holds something else.</summary>
    /// <param name="matrix">H×W.</param>
    public static IPart? Of(torch.Tensor matrix)
    {
        if (!matrix.is_integral() || matrix.shape[0] > Rows || matrix.shape[1] > Columns) return null;
        var cells = HeatCells.Read(matrix, Columns);
        string[] words = [.. cells.Values.Select(value => matrix.dtype == torch.ScalarType.Bool ? (value != 0 ? "1" : "·") : Numbers.Of(value, "0"))];
        int longest = words.Max(word => word.Length), cell = Math.Max(22, CharacterWidth * longest + 8);
        if (longest > MostDigits || cell * cells.Columns > Width) return null;

        var scale = HeatScale.Of(cells.Values);
        var drawing = new Drawing(cell * cells.Columns, CellHeight * cells.Rows);
        for (int i = 0; i < words.Length; i++)
        {
            (int row, int column) = Math.DivRem(i, cells.Columns);
            (byte R, byte G, byte B) colour = scale.Colour(cells.Values[i]);
            drawing.Add(new Shape.Box(column * cell, row * CellHeight, cell, CellHeight, Tone.Fixed(colour)));
            drawing.Add(new Shape.Words((column + 0.5) * cell, row * CellHeight + 14, words[i], Tone.On(colour), Anchor.Middle) { Mono = true });
        }

        string caption = $"whole numbers, {cells.Rows} rows × {cells.Columns} columns, {scale.Words}";
        return new Stack(new Picture(() => SvgFile.Encode(drawing), caption), new Line(caption, Line.Small));
    }
}
