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
    /// <summary>The mime type of a face's page.</summary>
    public const string HtmlType = "text/html";

    /// <summary>The mime type of a face's text.</summary>
    public const string TextType = "text/plain";

    /// <summary>The mime type of a face's picture; as text it is base64.</summary>
    public const string PngType = "image/png";

    private static readonly string[] Usual = [HtmlType, TextType];
    private static readonly ConcurrentDictionary<Type, Face> Known = new();
    private static readonly Dictionary<ForeignType, Face> Foreign = new()
    {
        [new(GenericChartReading.AssemblyName, GenericChartReading.TypeName)] =
            new(chart => PlotlyFace.Of(GenericChartReading.Read(chart))) { Extra = (PlotlyFace.MimeType, chart => GenericChartReading.Read(chart).Json) },
        [new(ForeignImage.AssemblyName, ForeignImage.TypeName)] = new(ForeignImage.Of),
    };

    static Faces()
    {
        Add<torch.Tensor>(TensorFace.Of, TensorFace.TextOf);
        Add<TensorReport>(TensorFace.Of);
        Add<ImageGrid>(ImageGridFace.Of);
        Add<ImageSplit>(ImageSplitFace.Of);
        Add<ImageDataset>(ImageDatasetFace.Of);
        Add<Microsoft.Data.Analysis.DataFrame>(DataFrameFace.Of);
        Add<TrainingHistory>(TrainingHistoryFace.Of);
        Add<BatchLog>(BatchLogFace.Of);
        Add<TrainingComparison>(TrainingComparisonFace.Of);
        Add<TrainingProgress>(TrainingProgressFace.Of);
        Add<Evaluation>(EvaluationFace.Of);
        Add<ConfusionMatrix>(ConfusionMatrixFace.Of);
        Add<torch.nn.Module>(module => ModelSummaryFace.Of(ModelSummary.Structure(module)));
        Add<ModelSummary>(ModelSummaryFace.Of);
        Add<ModelComparison>(ModelComparisonFace.Of);
        Add<Chart>(ChartFace.Of);
        Add<PlotlyFigure>(PlotlyFace.Of, extra: (PlotlyFace.MimeType, figure => figure.Json));
        Add<Figure>(FigureFace.Of);
        Add<CaseCard>(CaseCardFace.Of);
        Add<CaseFinding>(finding => new Stack((Find(finding.Value.GetType()) ?? Plain).Compose(finding.Value), new Line(CleanText.Of(finding.Where, DisplayLimits.SentenceLength), Line.Small)));
        Add<CaseResults>(CaseResultsFace.Of);
        Add<CaseResult>(CaseResultsFace.Of);
        Add<TrainingRun>(TrainingRunFace.Of);
        Add<DownloadProgress>(DownloadProgressFace.Of);
        Add<HealthReport>(HealthReportFace.Of);
        Add<TopPredictions>(TopPredictionsFace.Of);
        Add<Predictions>(PredictionsFace.Of);
        Add<TopLosses>(TopLossesFace.Of);
        Add<ScoredCaption>(ScoredCaptionFace.Of);
        Add<PictureCaptions>(CaptionGalleryFace.Of);
        Add<CaptionGallery>(CaptionGalleryFace.Of);
        Add<NeighborStrip>(NeighborStripFace.Of);
        Add<IndexComparison>(IndexComparisonFace.Of);
        Add<Neighbors>(NeighborsFace.Of);
        Add<RetrievalEvaluation>(RetrievalEvaluationFace.Of);
        Add<NeuralCodes>(NeuralCodesFace.Of);
        Add<ExplanationMap>(ExplanationMapFace.Of);
        Add<EmbeddingMap>(EmbeddingMapFace.Of);
        Add<PrincipalComponents>(PrincipalComponentsFace.Of);
        Add<Score>(ScoreFace.Of);
        Add<ScoreComparison>(ScoreComparisonFace.Of);
        Add<Interval>(IntervalFace.Of);
        Add<RocCurve>(RocCurveFace.Of);
        Add<PrecisionRecallCurve>(PrecisionRecallCurveFace.Of);
        Add<Calibration>(CalibrationFace.Of);
        Add<ClassificationReport>(ClassificationReportFace.Of);
        Add<ClassScores>(ClassificationReportFace.Of);
        Add<Bleu>(BleuFace.Of);
        Add<TagScores>(TagScoresFace.Of);
        Add<LearningRateCurve>(LearningRateCurveFace.Of);
        Add<LearningRateSchedule>(LearningRateScheduleFace.Of);
        Add<RepeatedRuns>(RepeatedRunsFace.Of);
        Add<RepeatedRun>(RepeatedRunsFace.Of);
        Add<ImageFileSet>(ImageFileSetFace.Of);
        Add<CaptionDataset>(CaptionDatasetFace.Of);
        Add<CaptionedImage>(CaptionDatasetFace.Of);
        Add<DatasetPapers>(DatasetPapersFace.Of);
        Add<FundusDrawing>(FundusDrawingFace.Of);
        Add<UnreadableReport>(UnreadableFace.Of);
        Add<UnreadableImage>(UnreadableFace.Of);
        Add<ReadableImages>(UnreadableFace.Of);
        Add<Batch>(BatchFace.Of);
        Add<BatchLoader>(BatchSourceFace.Of, BatchSourceFace.TextOf);
        Add<ImageFileSource>(BatchSourceFace.Of, BatchSourceFace.TextOf);
        Add<DecodedImage>(DecodedImageFace.Of);
        Add<NotebookKit.Fold>(FoldFace.Of);
        Add<WorkProgress>(WorkProgressFace.Of);
        Add<DecodeProgress>(WorkProgressFace.Of);
        Add<KitOverview>(KitOverviewFace.Of);
        Add<GpuReport>(GpuReportFace.Of);
        Add<DeviceReport>(DeviceReportFace.Of);
        Add<SeedReport>(SeedReportFace.Of);
        Add<TensorCensus>(TensorCensusFace.Of);
        Add<TimingReport>(TimingReportFace.Of);
        Add<MemoryReport>(MemoryReportFace.Of);
        Add<ParameterList>(ParameterListFace.Of);
        Add<DatasetCard>(DatasetCardFace.Of);
        Add<DatasetList>(DatasetListFace.Of);
        Add<Exercise>(ExerciseFaces.Of);
        Add<ExerciseVerdict>(ExerciseFaces.Of);
        Add<ExerciseHint>(ExerciseFaces.Of);
        Add<ExerciseSolution>(ExerciseFaces.Of);
        Add<ExerciseProgress>(ExerciseFaces.Of);
        Add<ModelList>(ModelListFace.Of);
        Add<ModelCard>(ModelListFace.Of);
        Add<WeightList>(WeightFaces.Of);
        Add<WeightCard>(WeightFaces.Of);
        Add<WeightCheck>(WeightFaces.Of);
    }

    /// <summary>The types that have a face.</summary>
    public static IReadOnlyCollection<Type> Types => [.. Known.Keys];

    /// <summary>Types of other libraries that have a face once such a library is loaded; asking for them loads none.</summary>
    public static IReadOnlyCollection<ForeignType> ForeignTypes => [.. Foreign.Keys];

    /// <summary>Whether values of a type have a face of their own or of a base type.</summary>
    /// <param name="type">The type to look up.</param>
    public static bool Has(Type type) => Find(type) is not null;

    /// <summary>The forms that a front end is offered for a type, the preferred one first. <see cref="PngType"/> is there for the asking.</summary>
    /// <param name="type">The type to look up.</param>
    public static IReadOnlyList<string> MimeTypes(Type type) => Find(type)?.Extra is var (mimeType, _) ? [mimeType, .. Usual] : Usual;

    /// <summary>A value in one of its forms. Never throws; an unknown form is plain text.</summary>
    /// <param name="value">Any value, or null.</param>
    /// <param name="mimeType">One of <see cref="MimeTypes"/>, or <see cref="PngType"/>, which is given as base64.</param>
    public static string Form(object? value, string mimeType) => mimeType switch
    {
        HtmlType => Html(value),
        PngType => PngText(value),
        TextType => Text(value),
        _ => value is not null && Find(value.GetType()) is { Extra: var (known, _) } face && known == mimeType ? face.ExtraForm(value) : Text(value),
    };

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

    private static void Add<T>(Func<T, IPart> compose, Func<T, IPart>? composeText = null, (string MimeType, Func<T, string> Write)? extra = null) =>
        Known[typeof(T)] = new Face(value => compose((T)value), composeText is null ? null : value => composeText((T)value))
        {
            Extra = extra is var (mimeType, write) ? (mimeType, value => write((T)value)) : null,
        };

    private static Face? Find(Type type)
    {
        for (Type? candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (Known.TryGetValue(candidate, out Face? face)) return face;
            if (Strange(candidate) is { } strange) return strange;
        }

        return null;
    }

    private static Face? Strange(Type type) =>
        type.FullName is { } name && type.Assembly.GetName().Name is { } assembly ? Foreign.GetValueOrDefault(new ForeignType(assembly, name)) : null;

    private static string PngText(object? value)
    {
        try
        {
            return Convert.ToBase64String(Png(value));
        }
        catch (KitException)
        {
            return "";
        }
    }

    private static string CleanLines(string? text) =>
        string.Join('\n', (text ?? "").Split('\n').Take(DisplayLimits.TableRows).Select(line => CleanText.Of(line, DisplayLimits.SentenceLength)));
}
