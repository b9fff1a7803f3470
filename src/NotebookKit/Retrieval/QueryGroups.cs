namespace NotebookKit;

/// <summary>Which vectors may not be found for which: each is in a group, of which it may be the only one, and what it finds lies outside.</summary>
internal sealed class QueryGroups
{
    private readonly IReadOnlyList<int> _labels;
    private readonly IReadOnlyList<string?> _names;
    private readonly int[] _groups;
    private readonly Dictionary<int, int> _sizes, _labelSizes;
    private readonly Dictionary<(int Label, int Group), int> _alike;

    /// <param name="labels">The label of each vector.</param>
    /// <param name="names">The group of each, null or empty for one of its own; or null where all are on their own.</param>
    /// <exception cref="KitException">There are not as many groups as labels.</exception>
    public QueryGroups(IReadOnlyList<int> labels, IReadOnlyList<string?>? names)
    {
        (_labels, _names) = (labels, names ?? new string?[labels.Count]);
        if (_names.Count != labels.Count) throw new KitException($"There are {labels.Count} vectors, but groups for {_names.Count}: name the group of each, null for those that have none.");
        Dictionary<string, int> numbers = [];
        // Those on their own count down, as the named ones count up.
        _groups = [.. _names.Select((name, i) => string.IsNullOrEmpty(name) ? -1 - i : numbers.TryAdd(name, numbers.Count) ? numbers.Count - 1 : numbers[name])];
        Named = numbers.Count;
        _sizes = _groups.CountBy(group => group).ToDictionary();
        _labelSizes = labels.CountBy(label => label).ToDictionary();
        _alike = labels.Zip(_groups).CountBy(pair => pair).ToDictionary();
    }

    /// <summary>How many groups have names.</summary>
    public int Named { get; }

    /// <summary>Whether two are in one group; each is in one with itself.</summary>
    public bool Together(int one, int other) => _groups[one] == _groups[other];

    /// <summary>How many are in a vector's group, itself among them.</summary>
    public int SizeOf(int vector) => _sizes[_groups[vector]];

    /// <summary>How many of a vector's label are outside its group.</summary>
    public int RightFor(int vector) => _labelSizes[_labels[vector]] - _alike[(_labels[vector], _groups[vector])];

    /// <summary>Makes sure that each query has so many vectors outside its group.</summary>
    /// <exception cref="KitException">One has fewer.</exception>
    public void MustLeave(int k, IReadOnlyList<int> queries)
    {
        int most = queries.MaxBy(SizeOf), left = _groups.Length - SizeOf(most);
        if (left < k) throw new KitException($"Without the group '{_names[most]}' {left} of {_groups.Length} vectors are left, and precision among the nearest {k} cannot be measured: ask for at most {left}.");
    }
}
