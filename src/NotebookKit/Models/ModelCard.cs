namespace NotebookKit;

/// <summary>What is known about a network that the kit can build.</summary>
/// <param name="Name">The name that <see cref="Models.Create"/> takes.</param>
/// <param name="Title">Its name in the field.</param>
/// <param name="Paper">Authors, title, year and section.</param>
/// <param name="Parameters">Its parameters with <paramref name="Channels"/> and <paramref name="Classes"/>.</param>
/// <param name="InputSize">Height and width of the images that it was designed for.</param>
/// <param name="Channels">Channels of an image unless said otherwise.</param>
/// <param name="Classes">Classes unless said otherwise.</param>
public sealed record ModelCard(string Name, string Title, string Paper, long Parameters, int InputSize, int Channels, int Classes)
{
    /// <summary>The names of published weights for it; empty where the kit knows none.</summary>
    public IReadOnlyList<string> Weights => [.. NotebookKit.Weights.List().Where(weights => weights.Model == Name).Select(weights => weights.Name)];
}
