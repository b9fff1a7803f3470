using System.Reflection;

namespace NotebookKit.Display;

/// <summary>
/// Reads a chart of Plotly.NET by its public surface. The kit has no reference to that library: its FSharp.Core is newer
/// than the one .NET Interactive carries, and loading it there fails.
/// </summary>
internal static class GenericChartReading
{
    public const string AssemblyName = "Plotly.NET", TypeName = "Plotly.NET.GenericChart";

    /// <exception cref="KitException">This Plotly.NET can't write the chart.</exception>
    public static PlotlyFigure Read(object chart)
    {
        Type type = chart.GetType();
        while (type.FullName != TypeName && type.BaseType is { } parent) type = parent;
        MethodInfo write = type.GetMethod("toFigureJson", BindingFlags.Public | BindingFlags.Static, [type])
            ?? throw new KitException("This Plotly.NET has no GenericChart.toFigureJson; the kit knows version 6.0.0.");
        try
        {
            return PlotlyFigure.Parse((string)write.Invoke(null, [chart])!);
        }
        catch (TargetInvocationException error)
        {
            throw new KitException($"Plotly.NET could not write this chart: {error.InnerException?.Message}");
        }
    }
}
