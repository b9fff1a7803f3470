using TorchSharp;

namespace NotebookKit.Display;

/// <summary>A matrix as it is drawn: as many of its cells as fit, and what has to be said about them.</summary>
/// <param name="Rows">Rows drawn.</param>
/// <param name="Columns">Columns drawn.</param>
/// <param name="Values">Row by row.</param>
internal sealed record HeatCells(int Rows, int Columns, double[] Values)
{
    private const byte Dark = 0, Bright = 255;

    /// <summary>Reads a matrix, every k-th row and column where there are more than fit.</summary>
    /// <param name="matrix">H×W.</param>
    /// <param name="side">The longer side at the most.</param>
    public static HeatCells Read(torch.Tensor matrix, int side)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        (long rows, long columns) = (Step(matrix.shape[0], side), Step(matrix.shape[1], side));
        // A common step keeps the matrix's proportions; a long thin one keeps its few rows or columns instead.
        if (Math.Max(rows, columns) <= 4 * Math.Min(rows, columns) && Math.Min(rows, columns) > 1) rows = columns = Math.Max(rows, columns);
        torch.Tensor few = matrix.slice(0, 0, matrix.shape[0], rows).slice(1, 0, matrix.shape[1], columns);
        return new HeatCells((int)few.shape[0], (int)few.shape[1], TensorReading.Doubles(few));
    }

    /// <summary>How many of the drawn cells lie beyond a scale's ends.</summary>
    public int Clipped(HeatScale scale) => Values.Count(value => double.IsInfinity(value) || scale.Clips(value));

    /// <summary>Whether a cell needs a mark besides its colour.</summary>
    public bool Marked(HeatScale scale) => Array.Exists(Values, value => double.IsNaN(value) || scale.Clips(value));

    /// <summary>The picture, a block of pixels a cell.</summary>
    /// <param name="scale">The colours.</param>
    /// <param name="wide">Pixels of a cell across.</param>
    /// <param name="tall">Pixels of a cell down.</param>
    public Pixels Draw(HeatScale scale, int wide = 1, int tall = 1)
    {
        int width = Columns * wide;
        byte[] data = new byte[width * Rows * tall * 3];
        for (int i = 0; i < Values.Length; i++)
        {
            (int row, int column) = Math.DivRem(i, Columns);
            (byte R, byte G, byte B) colour = scale.Colour(Values[i]);
            bool cross = double.IsNaN(Values[i]), dot = !cross && scale.Clips(Values[i]);
            byte mark = Tone.On(colour).Light == "#000000" ? Dark : Bright;
            for (int y = 0; y < tall; y++)
            {
                for (int x = 0; x < wide; x++)
                {
                    int at = 3 * ((row * tall + y) * width + column * wide + x);
                    bool marked = (dot && InDot(x, y, wide, tall)) || (cross && wide >= 4 && tall >= 4 && (x * tall / wide == y || x * tall / wide == tall - 1 - y));
                    (data[at], data[at + 1], data[at + 2]) = marked ? (mark, mark, mark) : colour;
                }
            }
        }

        return new Pixels(width, Rows * tall, 3, data);
    }

    // The middle third of a large cell, a corner of a small one.
    private static bool InDot(int x, int y, int wide, int tall) =>
        wide >= 3 && tall >= 3 ? x >= wide / 3 && x < wide - wide / 3 && y >= tall / 3 && y < tall - tall / 3 : wide * tall > 1 && x == 0 && y == 0;

    private static long Step(long size, int side) => (size + side - 1) / side;
}
