namespace NotebookKit.Display;

/// <summary>The different values met so far with their counts, until there are too many to be worth telling.</summary>
internal sealed class DistinctValues
{
    private SortedDictionary<double, long>? _counts = [];

    /// <summary>Whether there are still few.</summary>
    public bool Few => _counts is not null;

    /// <summary>The values in ascending order, or null where there are too many.</summary>
    public IReadOnlyList<ValueCount>? Counts => _counts is null ? null : [.. _counts.Select(pair => new ValueCount(pair.Key, pair.Value))];

    /// <summary>Those known, in no order.</summary>
    public IEnumerable<double> Known => _counts?.Keys ?? Enumerable.Empty<double>();

    public void Add(double value, long count)
    {
        if (_counts is null) return;
        // Minus zero is zero.
        value = value == 0 ? 0 : value;
        _counts[value] = _counts.GetValueOrDefault(value) + count;
        if (_counts.Count > TensorStatistics.MostDistinct) _counts = null;
    }

    public void Add(DistinctValues other)
    {
        if (other._counts is null) _counts = null;
        else foreach ((double value, long count) in other._counts) Add(value, count);
    }

    /// <summary>Gives up counting.</summary>
    public void Forget() => _counts = null;
}
