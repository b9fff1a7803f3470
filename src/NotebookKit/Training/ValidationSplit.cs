namespace NotebookKit;

/// <summary>Holds some training images out, the same part of every class.</summary>
internal static class ValidationSplit
{
    /// <summary>Splits images in two.</summary>
    /// <param name="images">The training images.</param>
    /// <param name="fraction">The part to hold out of each class; of a class with two images or more at least one goes each way.</param>
    /// <param name="seed">Decides which.</param>
    public static (ImageSplit Train, ImageSplit Validation) Hold(ImageSplit images, double fraction, int seed)
    {
        var random = new Random(seed);
        List<int> train = [], validation = [];
        foreach (IGrouping<int, int> group in Enumerable.Range(0, images.Count).GroupBy(i => images.Labels[i]).OrderBy(group => group.Key))
        {
            int[] members = [.. group];
            random.Shuffle(members);
            int held = members.Length < 2 ? 0 : Math.Clamp((int)Math.Round(members.Length * fraction), 1, members.Length - 1);
            validation.AddRange(members[..held]);
            train.AddRange(members[held..]);
        }

        if (validation.Count == 0) throw new KitException($"No class has two images or more, so none of the {images.Count} can be held out to choose the best epoch by.");
        train.Sort();
        validation.Sort();
        return (images.Subset("train", train), images.Subset("validation", validation));
    }
}
