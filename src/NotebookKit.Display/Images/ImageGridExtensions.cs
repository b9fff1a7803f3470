namespace NotebookKit.Display;

/// <summary>Grids from what the library returns.</summary>
public static class ImageGridExtensions
{
    /// <summary>The model's mistakes, the surest first: the true class above what it was taken for.</summary>
    /// <param name="evaluation">A model's answers.</param>
    /// <param name="count">How many tiles at the most.</param>
    public static ImageGrid MistakesGrid(this Evaluation evaluation, int count = 24)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        IReadOnlyList<int> mistakes = evaluation.Mistakes(count);
        int all = evaluation.Count - evaluation.Correct;
        string which = mistakes.Count < all ? $"The surest {mistakes.Count} of {Numbers.Count(all)} mistakes" : $"All {mistakes.Count} mistakes";
        return evaluation.Grid(mistakes) with { Title = all == 0 ? "No mistakes" : $"{which} on {Numbers.Count(evaluation.Count)} {evaluation.Images.Name} images" };
    }

    /// <summary>Chosen images with the model's answers.</summary>
    /// <param name="evaluation">A model's answers.</param>
    /// <param name="indices">Which images, in this order.</param>
    public static ImageGrid Grid(this Evaluation evaluation, IReadOnlyList<int> indices)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        ArgumentNullException.ThrowIfNull(indices);
        return ImageGrid.Of(
            evaluation.Images, evaluation.ClassNames, indices, [.. indices.Select(i => evaluation.Predictions[i])], [.. indices.Select(i => evaluation.Confidences[i])]);
    }

    /// <summary>The first training images of every class, one row a class.</summary>
    /// <param name="dataset">The data set.</param>
    /// <param name="perClass">How many images of each class.</param>
    public static ImageGrid Samples(this ImageDataset dataset, int perClass = 8)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        IEnumerable<int> indices = ClassSamples.First(dataset.Train, dataset.ClassNames.Count, perClass).SelectMany(row => row);
        return ImageGrid.Of(dataset.Train, dataset.ClassNames, [.. indices]) with { ByClass = true, Title = $"{CleanText.Of(dataset.Title)}: {perClass} training images of each class" };
    }
}
