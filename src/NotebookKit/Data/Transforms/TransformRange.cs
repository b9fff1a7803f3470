using System.Globalization;

namespace NotebookKit;

/// <summary>Refuses transforms' settings that are out of their range, NaN among them.</summary>
internal static class TransformRange
{
    /// <summary>A side in pixels, 1 or more.</summary>
    public static int Side(int value, string name) => value >= 1 ? value : throw new ArgumentOutOfRangeException(name, $"An image cannot have a side of {value} pixels.");

    /// <summary>A number within a range, both ends included.</summary>
    public static double Within(double value, double least, double most, string name) => value >= least && value <= most
        ? value
        : throw new ArgumentOutOfRangeException(name, string.Create(
            CultureInfo.InvariantCulture, $"{name} is {value}, but it goes from {least} {(double.IsPositiveInfinity(most) ? "upwards" : $"to {most.ToString(CultureInfo.InvariantCulture)}")}."));

    /// <summary>A number above 0 and up to another.</summary>
    public static double Above0(double value, double most, string name) => value > 0 && value <= most
        ? value
        : throw new ArgumentOutOfRangeException(name, string.Create(
            CultureInfo.InvariantCulture, $"{name} is {value}, but it must be above 0 and at most {most}."));
}
