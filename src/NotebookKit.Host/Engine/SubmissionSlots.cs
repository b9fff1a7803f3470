using System.Reflection;
using NotebookKit.Interactive;

namespace NotebookKit.Host;

/// <summary>
/// The submissions that have run, as objects: a variable is a field of its submission. Roslyn's code finds them in
/// <see cref="Array"/>, where 0 is for globals and n for the nth submission that has code.
/// </summary>
internal sealed class SubmissionSlots
{
    private const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private readonly Dictionary<string, List<int>> _ofCell = [];
    private object?[] _slots = new object?[16];
    private int _used;

    public object?[] Array => _slots;

    /// <summary>The variables, newest first; of those with one name only the newest.</summary>
    public IReadOnlyList<NotebookVariable> Variables =>
        [.. All().DistinctBy(found => found.Field.Name).Select(found => new NotebookVariable(found.Field.Name, found.Field.FieldType, () => found.Field.GetValue(found.Owner)))];

    /// <summary>Makes room for one more.</summary>
    /// <param name="cellId">What identifies its cell when it is run again, or null.</param>
    /// <returns>Its index.</returns>
    public int Add(string? cellId)
    {
        if (++_used >= _slots.Length) System.Array.Resize(ref _slots, _slots.Length * 2);
        if (cellId is null) return _used;
        if (!_ofCell.TryGetValue(cellId, out List<int>? slots)) _ofCell[cellId] = slots = [];
        slots.Add(_used);
        return _used;
    }

    /// <summary>
    /// A cell has been run again: what its variables held before is let go. Functions of other cells still refer to the old
    /// run's variables, so these get the new values, as a reader of the notebook would expect, where the types are the same.
    /// </summary>
    /// <param name="cellId">The cell.</param>
    /// <param name="newest">The index of its newest submission.</param>
    public void LetGoOlder(string cellId, int newest)
    {
        if (_slots[newest] is not { } run) return;
        Dictionary<string, FieldInfo> fields = FieldsOf(run).ToDictionary(field => field.Name);
        foreach (object older in _ofCell[cellId].Where(slot => slot != newest).Select(slot => _slots[slot]).OfType<object>())
        {
            foreach (FieldInfo old in FieldsOf(older))
            {
                if (!fields.TryGetValue(old.Name, out FieldInfo? field)) continue;
                bool same = field.FieldType == old.FieldType;
                object? value = same ? field.GetValue(run) : null;
                // A run that failed may not have come as far as this variable.
                if (value is not null || !same) old.SetValue(older, value);
            }
        }
    }

    /// <summary>Sets a variable, in all cells that ever declared it, to its type's default, so that nothing keeps its value alive.</summary>
    /// <returns>Whether there is such a variable.</returns>
    public bool Forget(string name)
    {
        (object Owner, FieldInfo Field)[] found = [.. All().Where(variable => variable.Field.Name == name)];
        foreach ((object owner, FieldInfo field) in found) field.SetValue(owner, null);
        return found.Length > 0;
    }

    private IEnumerable<(object Owner, FieldInfo Field)> All()
    {
        object?[] slots = _slots;
        for (int i = Math.Min(_used, slots.Length - 1); i > 0; i--)
            if (slots[i] is { } owner)
                foreach (FieldInfo field in FieldsOf(owner)) yield return (owner, field);
    }

    // The compiler's own fields have names that C# cannot write.
    private static IEnumerable<FieldInfo> FieldsOf(object submission) =>
        submission.GetType().GetFields(Declared).Where(field => !field.Name.StartsWith('<') && !field.IsLiteral && !field.FieldType.IsByRefLike);
}
