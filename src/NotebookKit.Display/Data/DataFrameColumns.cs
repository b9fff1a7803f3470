using System.Globalization;
using Microsoft.Data.Analysis;

namespace NotebookKit.Display;

/// <summary>What each column of a data frame holds: type, missing values, and the reach of its numbers.</summary>
internal static class DataFrameColumns
{
    private const long MostValues = 20_000_000, MostDistinct = 200_000;

    public static Table Of(IReadOnlyList<DataFrameColumn> columns)
    {
        bool quick = columns.Sum(column => column.Length) <= MostValues;
        return new Table(
            [new("column"), new("type"), new("missing", Right: true), new("least", Right: true), new("mean", Right: true), new("greatest", Right: true), new("different", Right: true)],
            [.. columns.Select(column => Row(column, quick))]);
    }

    private static IReadOnlyList<Cell> Row(DataFrameColumn column, bool quick)
    {
        string missing = column.NullCount == 0 ? "–" : $"{Numbers.Count(column.NullCount)} ({Numbers.Percent((double)column.NullCount / Math.Max(1, column.Length), 0)})";
        (string least, string mean, string greatest) = quick && DataFrameValue.IsNumber(column) ? Reach(column) : ("", "", "");
        string different = quick && column.DataType == typeof(string) && column.Length <= MostDistinct ? Numbers.Count(column.Cast<object?>().Where(value => value is not null).Distinct().LongCount()) : "";
        return [CleanText.Of(column.Name, 48), DataFrameValue.TypeOf(column), missing, least, mean, greatest, different];
    }

    private static (string Least, string Mean, string Greatest) Reach(DataFrameColumn column)
    {
        double least = double.PositiveInfinity, greatest = double.NegativeInfinity, sum = 0;
        long count = 0;
        foreach (object? value in column)
        {
            if (value is not IConvertible convertible || convertible.ToDouble(CultureInfo.InvariantCulture) is var number && !double.IsFinite(number)) continue;
            number = convertible.ToDouble(CultureInfo.InvariantCulture);
            (least, greatest, sum, count) = (Math.Min(least, number), Math.Max(greatest, number), sum + number, count + 1);
        }

        return count == 0 ? ("", "", "") : (Numbers.Value(least), Numbers.Value(sum / count), Numbers.Value(greatest));
    }
}
