using TorchSharp;

namespace NotebookKit.Display;

/// <summary>A matrix as colours: around zero where it has both signs, from low to high otherwise.</summary>
internal static class HeatMap
{
    private const int ShownSide = 288, LargestCell = 16;

    /// <summary>Draws a matrix.</summary>
    /// <param name="matrix">H×W.</param>
    /// <param name="statistics">Its statistics.</param>
    public static IPart Of(torch.Tensor matrix, TensorStatistics statistics)
    {
        bool diverging = statistics.Min < 0 && statistics.Max > 0;
        double reach = Math.Max(Math.Abs(statistics.Min), Math.Abs(statistics.Max));
        (double low, double high) = diverging ? (-reach, reach) : (statistics.Min, statistics.Max);
        Pixels cells = Cells(matrix, low, high, diverging);
        double wide = CellSize(cells.Width), tall = CellSize(cells.Height);
        // Square cells, unless a long thin matrix would become a hairline.
        if (Math.Max(wide, tall) <= 4 * Math.Min(wide, tall)) wide = tall = Math.Min(wide, tall);

        string rows = $"{Numbers.Count(matrix.shape[0])} rows × {Numbers.Count(matrix.shape[1])} columns";
        string ends = diverging ? $"blue {Numbers.Value(low)}, white 0, red {Numbers.Value(high)}" : $"dark {Numbers.Value(low)}, bright {Numbers.Value(high)}";
        string thinned = cells.Height == matrix.shape[0] && cells.Width == matrix.shape[1] ? "" : $" thinned to {cells.Height} × {cells.Width}";
        string marked = statistics.NotNumbers > 0 ? ", NaN magenta" : "";
        string caption = $"heat map, {rows}{thinned}: {ends}{marked}";
        return new Stack(new Picture(() => ImageEncoder.Png(cells), caption, wide) { Tall = tall == wide ? null : tall }, new Line(caption, Line.Small));
    }

    private static double CellSize(int cells) => Math.Clamp(ShownSide / cells, 1, LargestCell);

    private static long Step(long size) => (size + DisplayLimits.HeatMapSide - 1) / DisplayLimits.HeatMapSide;

    private static Pixels Cells(torch.Tensor matrix, double low, double high, bool diverging)
    {
        (long rows, long columns) = (Step(matrix.shape[0]), Step(matrix.shape[1]));
        // A common step keeps the matrix's proportions; a long thin one keeps its few rows or columns instead.
        if (Math.Max(rows, columns) <= 4 * Math.Min(rows, columns) && Math.Min(rows, columns) > 1) rows = columns = Math.Max(rows, columns);
        torch.Tensor few = matrix.slice(0, 0, matrix.shape[0], rows).slice(1, 0, matrix.shape[1], columns);
        double[] values = TensorReading.Doubles(few);
        byte[] data = new byte[values.Length * 3];
        for (int i = 0; i < values.Length; i++)
        {
            double place = high > low ? (values[i] / 2 - low / 2) / (high / 2 - low / 2) : 0.5;
            (data[3 * i], data[3 * i + 1], data[3 * i + 2]) = double.IsNaN(values[i]) ? Colormap.NotNumber : Colormap.At(place, diverging);
        }

        return new Pixels((int)few.shape[1], (int)few.shape[0], 3, data);
    }
}
