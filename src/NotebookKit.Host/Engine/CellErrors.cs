using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Text;

namespace NotebookKit.Host;

/// <summary>Says what went wrong in a cell, in the cell's own terms.</summary>
internal static partial class CellErrors
{
    private const int LongestMessage = 4000;

    public static CellError OfCompilation(CompilationErrorException failure)
    {
        ImmutableArray<Diagnostic> errors = failure.Diagnostics;
        LinePosition start = errors[0].Location.GetLineSpan().StartLinePosition;
        return new CellError(
            "CompilationError",
            $"error {errors[0].Id}: {errors[0].GetMessage(CultureInfo.InvariantCulture)}",
            start.Line + 1, start.Character + 1,
            [.. errors.Select(error => error.ToString())]);
    }

    public static CellError OfSource(int number, CellSourceException failure) =>
        new("CellError", failure.Message, failure.Line, null, [$"{CellLocation.FileOf(number)}({failure.Line},1): {failure.Message}"]);

    /// <summary>Describes an exception; its place is the deepest line of the failing cell itself that is known.</summary>
    public static CellError OfException(CellCode cell, Exception thrown)
    {
        Exception failure = thrown is AggregateException { InnerExceptions: [var only] } ? only : thrown;
        string[] frames = [.. Frames(failure)];
        string own = CellLocation.FileOf(cell.Number) + ":line ";
        int line = frames.Select(frame => LineIn(frame, own)).FirstOrDefault(found => found > 0);
        if (line == 0 && failure is IndexOutOfRangeException && RangeCheckLines.In(cell.Text) is [var first, ..] candidates)
        {
            line = first;
            if (candidates.Count > 1) frames = [.. frames, $"   in one of the lines {string.Join(", ", candidates)}: optimised code does not keep which"];
        }

        line = Math.Max(1, line);

        // A sentence meant for the user needs the place, not the way there.
        string[] traceback = Sentence(failure) is { } sentence
            ? [sentence.Message, $"   at {own}{line}"]
            : [.. Headings(failure), .. frames];
        return new CellError(failure.GetType().FullName ?? failure.GetType().Name, MessageOf(Sentence(failure) ?? failure), line, null, traceback);
    }

    /// <summary>The sentence meant for the user, also from below the type initialiser that could not load libtorch.</summary>
    private static KitException? Sentence(Exception failure) =>
        failure as KitException ?? (failure as TypeInitializationException)?.InnerException as KitException;

    /// <summary>The message without libtorch's C++ frames, and no longer than somebody reads.</summary>
    private static string MessageOf(Exception failure)
    {
        string message = failure.Message;
        if (failure is ExternalException && message.IndexOf("\nException raised from", StringComparison.Ordinal) is > 0 and var frames) message = message[..frames];
        return message.Length <= LongestMessage ? message : $"{message[..LongestMessage]} … ({message.Length - LongestMessage:N0} more characters)";
    }

    private static IEnumerable<string> Headings(Exception failure)
    {
        string arrow = "";
        for (Exception? inner = failure; inner is not null; inner = inner.InnerException, arrow = " ---> ")
            yield return $"{arrow}{inner.GetType().FullName}: {MessageOf(inner)}";
    }

    /// <summary>The frames down to the last that is a cell's; what called the cell is the host's business.</summary>
    private static IEnumerable<string> Frames(Exception failure)
    {
        string[] frames = [.. (failure.StackTrace ?? "").Split('\n').Select(frame => frame.TrimEnd()).Where(frame => frame.Contains(" at "))];
        int last = Array.FindLastIndex(frames, frame => CellFrame().IsMatch(frame));
        return frames.Take(last + 1)
            .Where(frame => !frame.Contains("at NotebookKit.Host."))
            .Select(frame => CellBody().Replace(SubmissionName().Replace(frame, "at "), "at cell"));
    }

    private static int LineIn(string frame, string own) =>
        frame.LastIndexOf(own, StringComparison.Ordinal) is >= 0 and var at
        && int.TryParse(frame.AsSpan(at + own.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int line) ? line : 0;

    // Optimised code shares one block for all failing range checks of a method, and that block has no line.
    [GeneratedRegex(@" in cell\[\d+\]:line \d+$|at Submission#\d+[.+]")]
    private static partial Regex CellFrame();

    [GeneratedRegex(@"at Submission#\d+[.+]")]
    private static partial Regex SubmissionName();

    [GeneratedRegex(@"at <<Initialize>>d__\d+\.MoveNext\(\)|at <Initialize>\(\)")]
    private static partial Regex CellBody();
}
