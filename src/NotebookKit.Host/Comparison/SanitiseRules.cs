using System.Text.RegularExpressions;

namespace NotebookKit.Host;

/// <summary>What differs between two runs of the same notebook although nothing is wrong. docs/nbkit.md lists these.</summary>
internal static partial class SanitiseRules
{
    // The order matters: a moment is a date and a time of day, and each of them is numbers.
    public static IReadOnlyList<SanitiseRule> Default { get; } =
    [
        new(Moment(), "<moment>"),
        new(Date(), "<date>"),
        new(LongDate(), "<date>"),
        new(Clock(), "<time>"),
        new(Rate(), "<rate>"),
        new(Duration(), "<duration>"),
        new(UniqueId(), "<guid>"),
        new(Address(), "<address>"),
        new(UnixTemporary(), "<temporary>"),
        new(WindowsTemporary(), "<temporary>"),
        new(Size(), "<size>"),
    ];

    /// <summary>2026-11-23T03:35:12.633362Z, 2026-11-23 03:35 UTC</summary>
    [GeneratedRegex(@"\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(\s?(Z|UTC)\b|[+-]\d\d:?\d\d\b)?", RegexOptions.CultureInvariant)]
    private static partial Regex Moment();

    /// <summary>2026-11-23, 11/23/2026, 23.11.2026</summary>
    [GeneratedRegex(@"\b(\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{4}|\d{1,2}\.\d{1,2}\.\d{4})\b", RegexOptions.CultureInvariant)]
    private static partial Regex Date();

    /// <summary>23 November 2026, Nov 23, 2026</summary>
    [GeneratedRegex(@"\b(\d{1,2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \d{4}|(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \d{1,2}, \d{4})\b", RegexOptions.CultureInvariant)]
    private static partial Regex LongDate();

    /// <summary>03:35:12, 1:05, 00:00:01.5000000</summary>
    [GeneratedRegex(@"(?<![\d:.])\d{1,2}:\d\d(:\d\d(\.\d+)?)?(?![\d:])", RegexOptions.CultureInvariant)]
    private static partial Regex Clock();

    /// <summary>1,234 images/s, 3.5 it/s</summary>
    [GeneratedRegex(@"(?<![\w.])\d[\d,]*(\.\d+)?(e[+-]?\d+)?\s?[\w ]{0,20}/\s?(s|sec|second|min|minute|h|hour)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Rate();

    /// <summary>12.3 s, 450 ms, 2 min 5 s</summary>
    [GeneratedRegex(@"(?<![\w.])\d[\d,]*(\.\d+)?(e[+-]?\d+)?\s?(ns|µs|μs|us|ms|s|secs?|seconds?|min|mins|minutes?|h|hours?)\b(\s\d[\d,]*(\.\d+)?\s?(ns|µs|μs|us|ms|s|secs?|seconds?|min|mins|minutes?|h|hours?)\b)*", RegexOptions.CultureInvariant)]
    private static partial Regex Duration();

    /// <summary>6f9619ff-8b86-d011-b42d-00c04fc964ff</summary>
    [GeneratedRegex(@"\b[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\b", RegexOptions.CultureInvariant)]
    private static partial Regex UniqueId();

    /// <summary>0x7f3a1c0042d0</summary>
    [GeneratedRegex(@"\b0x[0-9a-fA-F]{6,16}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    /// <summary>/tmp/abc123/x.png</summary>
    [GeneratedRegex(@"(?<![\w/])(/private)?(/tmp|/var/tmp|/var/folders)/[^\s""'<>|:;,)]+", RegexOptions.CultureInvariant)]
    private static partial Regex UnixTemporary();

    /// <summary>C:\Users\me\AppData\Local\Temp\abc123</summary>
    [GeneratedRegex(@"\b[A-Za-z]:\\([^\s\\""'<>|:;,]+\\)*Temp\\[^\s""'<>|:;,)]+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex WindowsTemporary();

    /// <summary>588 KiB, 1.2 GB, 4,096 bytes</summary>
    [GeneratedRegex(@"(?<![\w.])\d[\d,]*(\.\d+)?\s?([KMGT]i?B|[kMGT]B|bytes?)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Size();
}
