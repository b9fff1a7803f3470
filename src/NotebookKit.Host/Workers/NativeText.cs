using System.Globalization;
using System.Text;

namespace NotebookKit.Host;

/// <summary>Reads one of a worker's native streams: text goes to the running cell, markers say which cell's text has ended.</summary>
/// <param name="source">The worker's standard output or error.</param>
/// <param name="key">What its markers begin with.</param>
/// <param name="take">Gets the text.</param>
internal sealed class NativeText(Stream source, string key, Action<string> take)
{
    private readonly byte[] _start = NativeStreams.Marker(key, 0)[..^9];
    private readonly int _markerBytes = NativeStreams.Marker(key, 0).Length;
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly Lock _gate = new();
    private readonly Dictionary<int, TaskCompletionSource> _ends = [];
    private bool _over;

    /// <summary>Reads to the end.</summary>
    public async Task ReadAsync()
    {
        byte[] buffer = new byte[1 << 16];
        int held = 0;
        try
        {
            int read;
            while ((read = await source.ReadAsync(buffer.AsMemory(held))) > 0) held = Consume(buffer, held + read);
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException)
        {
            // The process is gone, and so is what it had not written.
        }

        Take(buffer.AsSpan(0, held));
        lock (_gate)
        {
            _over = true;
            foreach (TaskCompletionSource end in _ends.Values) end.TrySetResult();
        }
    }

    /// <summary>Completes when all text of a cell has been taken, or the stream is over.</summary>
    public Task EndOfCell(int cell)
    {
        lock (_gate) return _over ? Task.CompletedTask : End(cell).Task;
    }

    /// <returns>How many bytes at the buffer's beginning wait for more.</returns>
    private int Consume(byte[] buffer, int length)
    {
        Span<byte> data = buffer.AsSpan(0, length);
        while (true)
        {
            int at = data.IndexOf(_start.AsSpan(0, 1));
            if (at < 0)
            {
                Take(data);
                return 0;
            }

            Take(data[..at]);
            data = data[at..];
            if (!data[..Math.Min(data.Length, _start.Length)].SequenceEqual(_start.AsSpan(0, Math.Min(data.Length, _start.Length))))
            {
                Take(data[..1]); // the same character, but not ours
                data = data[1..];
            }
            else if (data.Length < _markerBytes)
            {
                data.CopyTo(buffer);
                return data.Length;
            }
            else
            {
                int cell = int.Parse(Encoding.ASCII.GetString(data.Slice(_start.Length, 8)), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                lock (_gate) End(cell).TrySetResult();
                data = data[_markerBytes..];
            }
        }
    }

    private void Take(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return;
        char[] text = new char[Encoding.UTF8.GetMaxCharCount(bytes.Length)];
        int count = _decoder.GetChars(bytes, text, flush: false);
        if (count > 0) take(new string(text, 0, count));
    }

    private TaskCompletionSource End(int cell)
    {
        if (!_ends.TryGetValue(cell, out TaskCompletionSource? end)) _ends[cell] = end = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return end;
    }
}
