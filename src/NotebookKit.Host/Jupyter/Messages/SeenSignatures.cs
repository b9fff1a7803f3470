namespace NotebookKit.Host;

/// <summary>The signatures of the last messages: one that comes again was recorded and replayed by somebody.</summary>
internal sealed class SeenSignatures
{
    private const int Most = 1 << 16;

    private readonly HashSet<string> _seen = [];
    private readonly Queue<string> _order = new();

    /// <returns>Whether the signature is new.</returns>
    public bool Add(string signature)
    {
        lock (_seen)
        {
            if (!_seen.Add(signature)) return false;
            _order.Enqueue(signature);
            if (_order.Count > Most) _seen.Remove(_order.Dequeue());
            return true;
        }
    }
}
