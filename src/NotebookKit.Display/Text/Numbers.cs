using System.Globalization;

namespace NotebookKit.Display;

/// <summary>How numbers look, in every culture the same.</summary>
internal static class Numbers
{
    /// <summary>A measured value at reading precision: <c>-2.12</c>, <c>0.0031</c>, <c>1.2e-07</c>, <c>12,345</c>.</summary>
    public static string Value(double value)
    {
        double size = Math.Abs(value);
        string format = size switch
        {
            double.NaN or double.PositiveInfinity or 0 => "0",
            >= 1e7 or < 1e-3 => "0.##e+0",
            >= 1000 => "#,0",
            >= 100 => "0.#",
            >= 0.1 => "0.##",
            >= 0.01 => "0.###",
            _ => "0.####",
        };
        return value.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>A count with separators: <c>150,528</c>.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A large count in short: <c>40.8 M</c>.</summary>
    public static string Short(long count) => count switch
    {
        >= 1_000_000_000_000 => Of(count / 1e12, "0.##") + " T",
        >= 1_000_000_000 => Of(count / 1e9, "0.##") + " G",
        >= 1_000_000 => Of(count / 1e6, "0.##") + " M",
        >= 10_000 => Of(count / 1e3, "0.#") + " k",
        _ => Count(count),
    };

    /// <summary>A size: <c>588 KiB</c>.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        >= 1L << 30 => Of(bytes / (double)(1L << 30), "0.##") + " GiB",
        >= 1L << 20 => Of(bytes / (double)(1L << 20), "0.#") + " MiB",
        >= 1L << 10 => Of(bytes / (double)(1L << 10), "0") + " KiB",
        _ => Count(bytes) + " B",
    };

    /// <summary>A rate as a percentage: <c>87.1 %</c>; a dash where there is none.</summary>
    public static string Percent(double rate, int decimals = 1) =>
        double.IsNaN(rate) ? "–" : (rate * 100).ToString("F" + decimals, CultureInfo.InvariantCulture) + " %";

    /// <summary>A fixed number of decimals; a dash for NaN.</summary>
    public static string Fixed(double value, int decimals) =>
        double.IsNaN(value) ? "–" : value.ToString("F" + decimals, CultureInfo.InvariantCulture);

    /// <summary>A duration: <c>12.3 s</c>, <c>3:05</c>, <c>1:02:03</c>.</summary>
    public static string Duration(TimeSpan time) =>
        time.TotalSeconds < 60 ? Of(time.TotalSeconds, "0.0") + " s"
        : time.TotalHours < 1 ? time.ToString(@"%m\:ss", CultureInfo.InvariantCulture)
        : Of(Math.Floor(time.TotalHours), "0") + time.ToString(@"\:mm\:ss", CultureInfo.InvariantCulture);

    /// <summary>A shape: <c>3×224×224</c>, or "scalar" for none.</summary>
    public static string Shape(IReadOnlyList<long> shape) =>
        shape.Count == 0 ? "scalar" : string.Join('×', shape.Select(size => size.ToString(CultureInfo.InvariantCulture)));

    /// <summary>A number in an invariant format, as CSS and SVG want it.</summary>
    public static string Of(double value, string format = "0.##") => value.ToString(format, CultureInfo.InvariantCulture);
}
