using System.Globalization;
using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>Collects a cell's outputs in their order, as a front end would: text is joined, updates replace in place.</summary>
/// <param name="displays">The notebook's displays.</param>
/// <param name="progress">Gets the newest values of live displays.</param>
internal sealed class CellOutputs(DisplayRegistry displays, Action<ProgressLine> progress) : ICellSink
{
    private readonly Lock _gate = new();
    // A cell that prints for ever must neither fill the memory nor make every save take longer.
    private const int MostCharacters = 1 << 20;

    private const int MostShown = 64 << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly List<CellOutput> _outputs = [];
    private long _written, _shown;
    private int _version;
    private bool _clearsAtNext;

    /// <summary>Grows with every change.</summary>
    public int Version => Volatile.Read(ref _version);

    public void Write(CellStream stream, string text)
    {
        lock (_gate)
        {
            ClearIfDue();
            int room = (int)Math.Clamp(MostCharacters - _written, 0, text.Length);
            _written += text.Length;
            if (room == 0) return;
            if (_outputs is not [.., CellOutput.Text last] || last.Stream != stream) _outputs.Add(last = new CellOutput.Text(stream));
            last.Content.Append(text, 0, room);
            _version++;
        }
    }

    public void Show(string displayId, MimeBundle value)
    {
        long shown = Interlocked.Add(ref _shown, value.Characters);
        var output = new CellOutput.Value(shown > MostShown ? TooMuch(value) : value);
        Add(output);
        displays.Add(displayId, output);
    }

    public void Update(string displayId, MimeBundle value)
    {
        displays.Update(displayId, value.Characters > MostShown ? TooMuch(value) : value);
        Interlocked.Increment(ref _version);
    }

    public void Progress(ProgressLine line) => progress(line);

    public string ReadLine(string prompt, bool password) =>
        throw new InvalidOperationException("This notebook runs without anybody to ask: Console has no input here.");

    public void Clear(bool wait)
    {
        lock (_gate)
        {
            _clearsAtNext = wait;
            if (!wait) _outputs.Clear();
        }
    }

    public void Add(CellOutput output) => EvenAfterAnAbort(() =>
    {
        ClearIfDue();
        _outputs.Add(output);
        _version++;
        return output;
    });

    /// <summary>The outputs in nbformat's form.</summary>
    /// <param name="executionCount">The cell's number.</param>
    public JsonArray ToJson(int executionCount) => EvenAfterAnAbort<JsonArray>(() =>
    {
        CellOutput[] cut = _written > MostCharacters ? [CutText()] : [];
        return [.. Joined(_outputs.Where(output => output is not CellOutput.Value { Forms.Forms.Count: 0 })).Concat(cut).Select(output => OutputJson.Of(output, executionCount))];
    });

    /// <summary>Text of one stream is one output, also where something stood between that is gone.</summary>
    private static IEnumerable<CellOutput> Joined(IEnumerable<CellOutput> outputs)
    {
        CellOutput.Text? open = null;
        foreach (CellOutput output in outputs)
        {
            if (output is CellOutput.Text text && open?.Stream == text.Stream)
            {
                var longer = new CellOutput.Text(text.Stream);
                longer.Content.Append(open.Content).Append(text.Content);
                open = longer;
                continue;
            }

            if (open is not null) yield return open;
            open = output as CellOutput.Text;
            if (open is null) yield return output;
        }

        if (open is not null) yield return open;
    }

    // A cell that was aborted while it wrote may have left the lock closed for ever; what it wrote is worth saving all the same.
    private T EvenAfterAnAbort<T>(Func<T> work)
    {
        bool held = _gate.TryEnter(Patience);
        try
        {
            return work();
        }
        finally
        {
            if (held) _gate.Exit();
        }
    }

    private static MimeBundle TooMuch(MimeBundle value) =>
        MimeBundle.Plain(string.Create(CultureInfo.InvariantCulture, $"nbkit keeps {MostShown:N0} characters of what a cell shows; this value has {value.Characters:N0} and was left out."));

    private CellOutput.Text CutText()
    {
        var text = new CellOutput.Text(CellStream.Error);
        text.Content.Append(CultureInfo.InvariantCulture, $"nbkit keeps {MostCharacters:N0} characters of a cell's text; this cell wrote {_written:N0}.\n");
        return text;
    }

    private void ClearIfDue()
    {
        if (!_clearsAtNext) return;
        _clearsAtNext = false;
        _outputs.Clear();
    }
}
