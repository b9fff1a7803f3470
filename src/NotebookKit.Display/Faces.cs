using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using TorchSharp;

namespace NotebookKit.Display;

/// <summary>
/// How the kit's values look: for each type one face, in HTML and in plain text. A type's face serves its derived types
/// too. Knows no notebook host; NotebookKit.Interactive and the kit's own host ask here.
/// </summary>
/// <example><code>File.WriteAllText("page.html", Faces.Render(history).Html);</code></example>
public static class Faces
{
    private static readonly ConcurrentDictionary<Type, Face> Known = new();

    static Faces()
    {
        Add<torch.Tensor>(TensorFace.Of, TensorFace.TextOf);
        Add<TensorReport>(TensorFace.Of);
        Add<Chart>(ChartFace.Of);
        Add<ImageGrid>(ImageGridFace.Of);
        Add<ImageSplit>(ImageSplitFace.Of);
        Add<ImageDataset>(ImageDatasetFace.Of);
        Add<TrainingHistory>(TrainingHistoryFace.Of);
        Add<TrainingProgress>(TrainingProgressFace.Of);
        Add<Evaluation>(EvaluationFace.Of);
        Add<ConfusionMatrix>(ConfusionMatrixFace.Of);
        Add<ModelSummary>(ModelSummaryFace.Of);
        Add<Figure>(FigureFace.Of);
        Add<TrainingRun>(TrainingRunFace.Of);
        Add<DownloadProgress>(DownloadProgressFace.Of);
        Add<HealthReport>(HealthReportFace.Of);
    }

    /// <summary>The types that have a face.</summary>
    public static IReadOnlyCollection<Type> Types => [.. Known.Keys];

    /// <summary>Whether values of a type have a face of their own or of a base type.</summary>
    /// <param name="type">The type to look up.</param>
    public static bool Has(Type type) => Find(type) is not null;

    /// <summary>Renders a value that has a face; returns false for one that has none.</summary>
    /// <param name="value">Any value, or null.</param>
    /// <param name="face">The value's HTML and text.</param>
    public static bool TryRender(object? value, [NotNullWhen(true)] out RenderedFace? face)
    {
        Face? known = value is null ? null : Find(value.GetType());
        face = known is null ? null : new RenderedFace(known.Html(value!), known.Text(value!));
        return face is not null;
    }

    /// <summary>Renders any value; one without a face shows as its text. Never throws.</summary>
    /// <param name="value">Any value, or null.</param>
    public static RenderedFace Render(object? value) => new(Html(value), Text(value));

    /// <summary>The HTML alone, without the cost of the text.</summary>
    /// <param name="value">Any value, or null.</param>
    public static string Html(object? value) => value is null ? Plain.Html("null") : (Find(value.GetType()) ?? Plain).Html(value);

    /// <summary>The text alone, without the cost of pictures.</summary>
    /// <param name="value">Any value, or null.</param>
    public static string Text(object? value) => value is null ? "null" : (Find(value.GetType()) ?? Plain).Text(value);

    /// <summary>The whole face as one PNG file on a light ground, two pixels for each of the page's, for hosts that show only pictures.</summary>
    /// <param name="value">Any value, or null.</param>
    /// <exception cref="KitException">The machine has no font to write with.</exception>
    public static byte[] Png(object? value) => value is null ? Plain.Png("null") : (Find(value.GetType()) ?? Plain).Png(value);

    private static Face Plain { get; } = new(value => new Mono(CleanLines(value.ToString())));

    private static void Add<T>(Func<T, IPart> compose, Func<T, IPart>? composeText = null) =>
        Known[typeof(T)] = new Face(value => compose((T)value), composeText is null ? null : value => composeText((T)value));

    private static Face? Find(Type type)
    {
        for (Type? candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (Known.TryGetValue(candidate, out Face? face)) return face;
        }

        return null;
    }

    private static string CleanLines(string? text) =>
        string.Join('\n', (text ?? "").Split('\n').Take(DisplayLimits.TableRows).Select(line => CleanText.Of(line, DisplayLimits.SentenceLength)));
}
