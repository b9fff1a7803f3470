using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Text;

namespace NotebookKit.Host;

/// <summary>Says what went wrong in a cell, in the cell's own terms.</summary>
internal static class CellErrors
{
    public static CellError OfCompilation(CellCode cell, CompilationErrorException failure)
    {
        ImmutableArray<Diagnostic> errors = failure.Diagnostics;
        LinePosition start = errors[0].Location.GetLineSpan().StartLinePosition;
        string message = $"error {errors[0].Id}: {errors[0].GetMessage(CultureInfo.InvariantCulture)}";
        string? advice = DialectAdvice.For(cell.Text, errors);
        int line = start.Line + 1, column = start.Character + 1;
        return new CellError(
            "CompilationError", advice is null ? message : $"{message}. {advice}", line, column,
            [.. errors.Select(error => error.ToString()), .. advice is null ? Array.Empty<string>() : [advice]])
        {
            Excerpt = CellExcerpt.Of(cell.Text, line, column),
        };
    }

    public static CellError OfSource(CellCode cell, CellSourceException failure) =>
        new("CellError", failure.Message, failure.Line, null, [$"{CellLocation.FileOf(cell)}({failure.Line},1): {failure.Message}"])
        {
            Excerpt = CellExcerpt.Of(cell.Text, failure.Line, null),
        };

    /// <summary>Describes an exception; its place is the deepest line of the failing cell itself that is known.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="thrown">What it threw.</param>
    /// <param name="fallback">The line where none is known: the first of the part that ran.</param>
    public static CellError OfException(CellCode cell, Exception thrown, int fallback)
    {
        Exception failure = thrown is AggregateException { InnerExceptions: [var only] } ? only : thrown;
        string[] frames = [.. FramesWithin(failure)];
        string own = CellLocation.FileOf(cell) + ":line ";
        int line = frames.Select(frame => LineIn(frame, own)).FirstOrDefault(found => found > 0);
        if (line == 0 && failure is IndexOutOfRangeException && RangeCheckLines.In(cell.Text) is [var first, ..] candidates)
        {
            line = first;
            if (candidates.Count > 1) frames = [.. frames, $"   in one of the lines {string.Join(", ", candidates)}: optimised code does not keep which"];
        }

        if (line == 0) line = fallback;

        // A sentence meant for the user needs the place, not the way there.
        string[] traceback = Sentence(failure) is { } sentence
            ? [sentence.Message, $"   at {own}{line}"]
            : [.. ExceptionText.Headings(failure), .. frames];
        return new CellError(ExceptionText.NameOf(failure), ExceptionText.MessageOf(Sentence(failure) ?? failure), line, null, traceback)
        {
            Excerpt = CellExcerpt.Of(cell.Text, line, null),
        };
    }

    /// <summary>The sentence meant for the user, also from below the type initialiser that could not load libtorch.</summary>
    private static KitException? Sentence(Exception failure) =>
        failure as KitException ?? (failure as TypeInitializationException)?.InnerException as KitException;

    /// <summary>An initialiser's own exception knows where it failed; the one around it only who asked first.</summary>
    private static IEnumerable<string> FramesWithin(Exception failure) =>
        failure is TypeInitializationException { InnerException: { } inner } ? ExceptionText.Frames(inner).Concat(ExceptionText.Frames(failure)) : ExceptionText.Frames(failure);

    private static int LineIn(string frame, string own) =>
        frame.LastIndexOf(own, StringComparison.Ordinal) is >= 0 and var at
        && int.TryParse(frame.AsSpan(at + own.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int line) ? line : 0;
}
