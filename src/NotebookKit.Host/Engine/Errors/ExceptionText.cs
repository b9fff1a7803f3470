using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace NotebookKit.Host;

/// <summary>An exception in words: what happened, what lay beneath, and where, as far as it is the cells' business.</summary>
internal static partial class ExceptionText
{
    private const int LongestMessage = 4000;
    private const int MostExceptions = 8;

    /// <summary>The exception's type, as C# writes it.</summary>
    public static string NameOf(Exception failure) => TypeName.Full(failure.GetType());

    /// <summary>The message without libtorch's C++ frames, and no longer than somebody reads.</summary>
    public static string MessageOf(Exception failure)
    {
        string message;
        try
        {
            message = failure.Message ?? "";
        }
        catch (Exception second) when (second is not ThreadAbortException)
        {
            return $"(its Message threw {NameOf(second)})";
        }

        if (failure is ExternalException && message.IndexOf("\nException raised from", StringComparison.Ordinal) is > 0 and var frames) message = message[..frames];
        return message.Length <= LongestMessage
            ? message
            : string.Create(CultureInfo.InvariantCulture, $"{message[..LongestMessage]} … ({message.Length - LongestMessage:N0} more characters)");
    }

    /// <summary>A line for the exception and each that lies beneath it.</summary>
    public static IEnumerable<string> Headings(Exception failure)
    {
        List<string> lines = [];
        Add(failure, "");
        return lines.Count <= MostExceptions ? lines : [.. lines.Take(MostExceptions), string.Create(CultureInfo.InvariantCulture, $" … and {lines.Count - MostExceptions:N0} more")];

        void Add(Exception exception, string arrow)
        {
            lines.Add($"{arrow}{NameOf(exception)}: {MessageOf(exception)}");
            if (lines.Count > MostExceptions * 100) return;
            if (exception is AggregateException { InnerExceptions: { Count: > 1 } many })
                for (int i = 0; i < many.Count; i++) Add(many[i], string.Create(CultureInfo.InvariantCulture, $" ---> ({i + 1} of {many.Count}) "));
            else if (exception.InnerException is { } inner) Add(inner, " ---> ");
        }
    }

    /// <summary>The frames down to the last that is a cell's; what called the cell is the host's business.</summary>
    public static IReadOnlyList<string> Frames(Exception failure)
    {
        string[] frames = [.. (TraceOf(failure) ?? "").Split('\n').Select(frame => frame.TrimEnd()).Where(frame => frame.Contains(" at "))];
        int last = Array.FindLastIndex(frames, frame => CellFrame().IsMatch(frame));
        return [.. frames.Take(last + 1)
            .Where(frame => !frame.Contains("at NotebookKit.Host."))
            .Select(frame => CellBody().Replace(SubmissionName().Replace(frame, "at "), "at cell"))];
    }

    private static string? TraceOf(Exception failure)
    {
        try
        {
            return failure.StackTrace;
        }
        catch (Exception second) when (second is not ThreadAbortException)
        {
            return null;
        }
    }

    // Optimised code shares one block for all failing range checks of a method, and that block has no line.
    [GeneratedRegex(@" in cell\[\d+\]:line \d+$|at Submission#\d+[.+]")]
    private static partial Regex CellFrame();

    [GeneratedRegex(@"at Submission#\d+[.+]")]
    private static partial Regex SubmissionName();

    [GeneratedRegex(@"at <<Initialize>>d__\d+\.MoveNext\(\)|at <Initialize>\(\)")]
    private static partial Regex CellBody();
}
