using System.Globalization;

namespace NotebookKit.Host;

/// <summary>How a place in a cell is written: the file name that the compiler and the symbols carry.</summary>
internal static class CellLocation
{
    public static string FileOf(CellCode cell) => cell.File ?? FileOf(cell.Number);

    public static string FileOf(int number) => string.Create(CultureInfo.InvariantCulture, $"cell[{number}]");
}
