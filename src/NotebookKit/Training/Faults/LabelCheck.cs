namespace NotebookKit;

/// <summary>Looks at all labels before anything is trained.</summary>
internal static class LabelCheck
{
    private const int Named = 3;

    /// <summary>Finds labels without a class, and classes without an image.</summary>
    /// <param name="which">"training" or "validation".</param>
    /// <param name="labels">The class of each image.</param>
    /// <param name="classNames">The classes in order.</param>
    /// <param name="allowEmpty">Whether a class may have no image.</param>
    /// <exception cref="KitException">A label is out of range, a class is empty, or there is no image at all.</exception>
    public static void MustFit(string which, IReadOnlyList<int> labels, IReadOnlyList<string> classNames, bool allowEmpty)
    {
        if (labels.Count == 0) throw new KitException($"There are no {which} images.");
        int[] counts = new int[classNames.Count];
        for (int i = 0; i < labels.Count; i++)
        {
            if ((uint)labels[i] >= counts.Length)
                throw new KitException($"Image {i} of the {which} images has the label {labels[i]}, but there are {counts.Length} classes (0 to {counts.Length - 1}): name its class, or leave the image out.");
            counts[labels[i]]++;
        }

        string[] empty = [.. Enumerable.Range(0, counts.Length).Where(@class => counts[@class] == 0).Select(@class => $"'{classNames[@class]}'")];
        if (empty.Length == 0 || allowEmpty) return;
        string more = empty.Length > Named ? $" and {empty.Length - Named} more" : "";
        throw new KitException(
            $"There is no {which} image of {(empty.Length == 1 ? "the class" : "the classes")} {string.Join(", ", empty.Take(Named))}{more}: add some, take the class out, or set AllowEmptyClasses.");
    }
}
