namespace NotebookKit;

/// <summary>Class-balanced sampling: each class is drawn equally often, whatever its size.</summary>
public static class ClassSampling
{
    /// <summary>
    /// A sampler for <see cref="BatchOptions.Sampler"/>: an epoch of as many images as there are, a random class each, an image of that
    /// class each. A class's images are all drawn before one comes again.
    /// </summary>
    /// <param name="labels">The class of each image.</param>
    /// <exception cref="KitException">There are no images.</exception>
    public static Func<Random, IReadOnlyList<int>> Balanced(IReadOnlyList<int> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (labels.Count == 0) throw new KitException("There are no images to draw from.");
        int[][] members = [.. Enumerable.Range(0, labels.Count).GroupBy(i => labels[i]).OrderBy(group => group.Key).Select(group => group.ToArray())];
        return random =>
        {
            int[][] decks = [.. members.Select(deck => (int[])deck.Clone())];
            int[] next = [.. decks.Select(deck => deck.Length)];
            int[] drawn = new int[labels.Count];
            for (int i = 0; i < drawn.Length; i++)
            {
                // Round by round over the classes, so that no batch is without one by bad luck; the shuffle below mixes them.
                int @class = i % decks.Length;
                if (next[@class] == decks[@class].Length)
                {
                    random.Shuffle(decks[@class]);
                    next[@class] = 0;
                }

                drawn[i] = decks[@class][next[@class]++];
            }

            random.Shuffle(drawn);
            return drawn;
        };
    }

    /// <summary>Weights for <see cref="TrainingOptions.ClassWeights"/> by which each class counts equally in the loss: images / (classes × images of the class).</summary>
    /// <param name="labels">The class of each image.</param>
    /// <param name="classes">How many classes there are; one without images gets 0.</param>
    public static IReadOnlyList<double> Weights(IReadOnlyList<int> labels, int classes)
    {
        ArgumentNullException.ThrowIfNull(labels);
        int[] counts = new int[classes];
        foreach (int label in labels) counts[label]++;
        return [.. counts.Select(count => count == 0 ? 0 : (double)labels.Count / (classes * (double)count))];
    }
}
