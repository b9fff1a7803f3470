using System.Globalization;
using System.Text;

namespace NotebookKit.Host;

/// <summary>The words of a run's report.</summary>
internal static class RunText
{
    private const int MostErrors = 5;

    public static string Status(RunStatus status) => status switch
    {
        RunStatus.Ok => "ok",
        RunStatus.Failed => "failed",
        RunStatus.Differs => "differs",
        RunStatus.TimedOut => "timed out",
        RunStatus.Crashed => "crashed",
        RunStatus.OverMemory => "over memory",
        _ => "interrupted",
    };

    public static string Status(CellStatus status) => status switch
    {
        CellStatus.Ok => "ok",
        CellStatus.Failed => "failed",
        CellStatus.RaisedAsExpected => "raised as expected",
        CellStatus.Skipped => "skipped",
        CellStatus.TimedOut => "timed out",
        CellStatus.Crashed => "crashed",
        CellStatus.OverMemory => "over memory",
        _ => "interrupted",
    };

    public static string Seconds(double seconds) => seconds switch
    {
        < 0.95 => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1000:F0} ms"),
        < 60 => string.Create(CultureInfo.InvariantCulture, $"{seconds:F1} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(seconds / 60):F0} min {seconds % 60:F0} s"),
    };

    /// <summary>The first line that says what a cell does.</summary>
    public static string FirstLine(string source)
    {
        string[] lines = [.. source.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];
        return lines.FirstOrDefault(line => !line.StartsWith("using ", StringComparison.Ordinal)) ?? lines.FirstOrDefault("");
    }

    /// <summary>
    /// <c>NOTEBOOK:CELL:LINE: message</c> as editors and CI find it, then the cell's id, the source line and the rest.
    /// </summary>
    public static string Failure(string path, CellFailure failure)
    {
        CellError error = failure.Error;
        string kind = error.Message.StartsWith("error ", StringComparison.Ordinal) ? "" : $"{error.Name}: ";
        var text = new StringBuilder($"{path}:{failure.Number}:{error.Line}: {kind}{error.Message}\n");
        text.Append(CultureInfo.InvariantCulture, $"  cell {failure.Number}{(failure.Cell.Id is { } id ? $" ({id})" : "")}, line {error.Line}:\n");
        text.Append(Excerpt(failure.Cell.Source, error));
        foreach (string line in error.Traceback.Where(line => !line.EndsWith(error.Message, StringComparison.Ordinal)).Take(MostErrors)) text.Append("  ").Append(line.TrimStart()).Append('\n');
        return text.ToString().TrimEnd();
    }

    /// <summary>A figure in one line: value, interval, data, and the published one to compare with first.</summary>
    public static string Figure(Figure figure)
    {
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"{figure.Name} {figure.Value:0.####}"));
        if (figure.Interval is { } interval)
            text.Append(CultureInfo.InvariantCulture, $" ({interval.Level:0.##%} interval {interval.Low:0.####} to {interval.High:0.####})");
        text.Append(CultureInfo.InvariantCulture, $", n = {figure.Count}, {figure.Dataset} ({figure.Tier})");
        if (figure.Published is [var published, ..])
            text.Append(CultureInfo.InvariantCulture, $"; published: {published.Name} {published.Value:0.####}");
        return text.ToString();
    }

    private static string Excerpt(string source, CellError error)
    {
        string[] lines = source.Split('\n');
        if (error.Line > lines.Length) return "";
        string number = error.Line.ToString(CultureInfo.InvariantCulture);
        string excerpt = $"    {number} | {lines[error.Line - 1].TrimEnd()}\n";
        return error.Column is { } column ? excerpt + new string(' ', 4 + number.Length + 3 + column - 1) + "^\n" : excerpt;
    }
}
