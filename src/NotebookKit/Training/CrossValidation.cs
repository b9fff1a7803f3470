namespace NotebookKit;

/// <summary>Judges a way to learn by what it says about images that it has not seen, each held out once.</summary>
public static class CrossValidation
{
    /// <summary>Predictions for all images, each by a model that learned without its fold.</summary>
    /// <param name="folds">Folds that together hold out every image once, as of <see cref="Splits.KFold"/>.</param>
    /// <param name="judge">Learns from a fold's <see cref="Fold.Train"/> and predicts its <see cref="Fold.Held"/>, in that order.</param>
    /// <returns>The predictions in the order of the images.</returns>
    /// <exception cref="KitException">There are no folds, an image is held out twice or never, or the predictions are not those of the fold.</exception>
    /// <example><code>Predictions unseen = CrossValidation.Predict(Splits.KFold(labels, 5, seed, patients), fold => Learn(fold.Train).Predict(fold.Held));</code></example>
    public static Predictions Predict(IReadOnlyList<Fold> folds, Func<Fold, Predictions> judge)
    {
        ArgumentNullException.ThrowIfNull(folds);
        ArgumentNullException.ThrowIfNull(judge);
        if (folds.Count == 0) throw new KitException("Cross-validation needs folds: make them with Splits.KFold.");
        int[] held = [.. folds.SelectMany(fold => fold.Held).Order()];
        if (!held.SequenceEqual(Enumerable.Range(0, held.Length))) throw new KitException("The folds must hold out every image once, but they leave one out or hold one twice: make them with Splits.KFold.");
        CancellationToken stop = LiveDisplay.Interrupted();
        Predictions? first = null;
        float[] probabilities = [];
        int[] labels = new int[held.Length];
        foreach (Fold fold in folds)
        {
            stop.ThrowIfCancellationRequested();
            Predictions part = judge(fold);
            first ??= part;
            if (part.Count != fold.Held.Count) throw new KitException($"A fold holds out {fold.Held.Count} images, but there are predictions for {part.Count}: predict fold.Held.");
            if (!part.ClassNames.SequenceEqual(first.ClassNames)) throw new KitException("The folds' predictions are of different classes.");
            int classes = part.ClassNames.Count;
            if (probabilities.Length == 0) probabilities = new float[checked(held.Length * classes)];
            for (int i = 0; i < part.Count; i++)
            {
                part.Row(i).CopyTo(probabilities.AsSpan(fold.Held[i] * classes));
                labels[fold.Held[i]] = part.Labels[i];
            }
        }

        return new Predictions(probabilities, labels, first!.ClassNames);
    }
}
