using TorchSharp;

namespace NotebookKit.Display;

/// <summary>A matrix as colours: around zero where it has both signs, from low to high otherwise.</summary>
internal static class HeatMap
{
    private const int ShownSide = 288;

    /// <summary>Draws a matrix.</summary>
    /// <param name="matrix">H×W.</param>
    /// <param name="statistics">Its statistics.</param>
    public static IPart Of(torch.Tensor matrix, TensorStatistics statistics)
    {
        bool diverging = statistics.Min < 0 && statistics.Max > 0;
        double reach = Math.Max(Math.Abs(statistics.Min), Math.Abs(statistics.Max));
        (double low, double high) = diverging ? (-reach, reach) : (statistics.Min, statistics.Max);
        long step = (Math.Max(matrix.shape[0], matrix.shape[1]) + DisplayLimits.HeatMapSide - 1) / DisplayLimits.HeatMapSide;
        Pixels cells = Cells(matrix, step, low, high, diverging);
        double scale = Math.Clamp(ShownSide / Math.Max(cells.Width, cells.Height), 1, 16);

        string rows = $"{Numbers.Count(matrix.shape[0])} rows × {Numbers.Count(matrix.shape[1])} columns";
        string ends = diverging ? $"blue {Numbers.Value(low)}, white 0, red {Numbers.Value(high)}" : $"dark {Numbers.Value(low)}, bright {Numbers.Value(high)}";
        string thinned = step == 1 ? "" : $", every {step}th row and column";
        string marked = statistics.NotNumbers > 0 ? ", NaN magenta" : "";
        string caption = $"heat map, {rows}{thinned}: {ends}{marked}";
        return new Stack(new Picture(() => ImageEncoder.Png(cells), caption, scale), new Line(caption, Line.Small));
    }

    private static Pixels Cells(torch.Tensor matrix, long step, double low, double high, bool diverging)
    {
        torch.Tensor few = matrix.slice(0, 0, matrix.shape[0], step).slice(1, 0, matrix.shape[1], step);
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
