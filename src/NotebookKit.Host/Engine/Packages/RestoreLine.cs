using System.Diagnostics;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Html;

namespace NotebookKit.Host;

/// <summary>The line that says what is being restored, and afterwards what was. Quiet about what is there already.</summary>
/// <param name="requests">What was asked for.</param>
internal sealed class RestoreLine(IReadOnlyList<PackageRequest> requests) : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly CellScope? _cell = CellScope.Current;
    private DisplayHandle? _shown;
    private Timer? _clock;
    private long _began;
    private bool _ended;

    /// <summary>A restore begins.</summary>
    public void Begin()
    {
        _began = Stopwatch.GetTimestamp();
        _shown = CellStatics.display(Small($"Restoring {Titles()} …"));
        _clock = new Timer(_ => Count(), null, Tick, Tick);
    }

    /// <summary>Says what came of it.</summary>
    public void End(PackageSet found, IReadOnlyList<RestoredPackage> news)
    {
        if (news.Count == 0) return;
        string packages = string.Join(", ", requests.Select(request => found.Find(request.Id)).OfType<RestoredPackage>().Distinct().Select(package => $"{package.Id} {package.Version}"));
        string[] sentences =
        [
            .. found.Notes.Where(note => news.Any(package => note.StartsWith(package.Id + " ", StringComparison.OrdinalIgnoreCase))),
            .. news.Where(package => package.ExtendsInteractive).Select(package => $"{package.Id}'s notebook extension speaks to .NET Interactive and is skipped; its types can be used"),
            .. news.Where(package => package.Framework is not null).Select(package => $"{package.Id} wants the shared framework {package.Framework}, which nbkit does not run on; what needs it will not load"),
        ];
        Replace(Small(string.Join("; ", [packages, .. sentences])));
    }

    /// <summary>Says that nothing came of it, unless <see cref="End"/> has been called.</summary>
    public void Dispose()
    {
        _clock?.Dispose();
        if (!_ended && _shown is not null) Replace(Small($"{Titles()}: not restored"));
    }

    private void Replace(HtmlString text)
    {
        lock (_gate)
        {
            _ended = true;
            if (_shown is null) CellStatics.display(text);
            else _shown.Update(text);
        }
    }

    private void Count()
    {
        lock (_gate)
        {
            if (_ended || _cell is null) return;
            string line = string.Create(CultureInfo.InvariantCulture, $"Restoring {Titles()} … {Stopwatch.GetElapsedTime(_began).TotalSeconds:F0} s");
            _shown!.Update(Small(line));
            _cell.Sink.Progress(ProgressLine.Of(line));
        }
    }

    private string Titles() => string.Join(", ", requests.Select(request => request.Title));

    private static HtmlString Small(string text) => new($"<small style=\"opacity:.7\">{WebUtility.HtmlEncode(text)}</small>");
}
