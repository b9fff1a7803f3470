namespace NotebookKit.Display.Tests;

/// <summary>Everything has a face: each public type of the library shows itself, or there is a reason why it need not.</summary>
public sealed class CompletenessTests
{
    private const string Setting = "a setting: it is asked for, not shown", Part = "a part of a result that has a face", Worker = "does work and holds nothing to look at";

    private static readonly Dictionary<string, string> Faceless = new()
    {
        ["Acceleration"] = Setting,
        ["AdamOptimizer"] = Setting,
        ["Answers"] = Worker,
        ["ArchiveLimits"] = Setting,
        ["Augmentation"] = Setting,
        ["BatchOptions"] = Setting,
        ["BatchRecord"] = Part,
        ["CaptionedFeatures"] = "features say nothing to the eye; the CaptionDataset that they were made from has a face",
        ["Captioner"] = "its network, its history and its captions have faces",
        ["CaptioningOptions"] = Setting,
        ["CaptionScores"] = "its BLEU and its CIDEr-D have faces",
        ["CaptionState"] = Part,
        ["CaseLocations"] = Setting,
        ["CaseStudy"] = "its card and its results have faces",
        ["CentreCrop"] = Setting,
        ["CheckpointPlan"] = Setting,
        ["CiderD"] = Worker,
        ["CircleCrop"] = Setting,
        ["ClassProbability"] = Part,
        ["ClusteredNeighbors"] = "its vectors say nothing to the eye; what it finds does",
        ["ColourJitter"] = Setting,
        ["DatasetLocations"] = Setting,
        ["EarlyStopping"] = Setting,
        ["EpochRecord"] = Part,
        ["ExerciseState"] = Part,
        ["FeatureExtractor"] = Worker,
        ["FrozenFeatures"] = "feature maps by the hundred; its text says how many",
        ["FundusLesion"] = Part,
        ["GoogLeNetOutputs"] = Part,
        ["HealthLine"] = Part,
        ["ImageDecodeOptions"] = Setting,
        ["ImageLimits"] = Setting,
        ["ImageNormalisation"] = Setting,
        ["ImagePipeline"] = Setting,
        ["ImagePreprocessing"] = Setting,
        ["ImageTableLayout"] = Setting,
        ["ImageTransform"] = Setting,
        ["IndexComparisonLine"] = Part,
        ["LayerSummary"] = Part,
        ["LoadingOptions"] = Setting,
        ["LocalContrast"] = Setting,
        ["LogisticRegression"] = Worker,
        ["LossExample"] = Part,
        ["NamedCaption"] = Part,
        ["NearestCaption"] = Worker,
        ["NearestNeighbors"] = "its vectors say nothing to the eye; what it finds does",
        ["OcclusionOptions"] = Setting,
        ["Optimizer"] = Setting,
        ["ParameterGroup"] = Setting,
        ["ParameterLine"] = Part,
        ["PicturedNeighbor"] = Part,
        ["PictureSearch"] = "what it finds has a face",
        ["PixelBox"] = Setting,
        ["PixelNormalisation"] = Setting,
        ["PrecisionRecallPoint"] = Part,
        ["PublishedFigure"] = Part,
        ["RandomCrop"] = Setting,
        ["RandomFlip"] = Setting,
        ["RandomResizedCrop"] = Setting,
        ["RandomRotation"] = Setting,
        ["RecordWriter"] = Worker,
        ["ReliabilityBin"] = Part,
        ["ResizeShorterSide"] = Setting,
        ["ResizeTo"] = Setting,
        ["RocPoint"] = Part,
        ["ScoredWord"] = Part,
        ["SgdOptimizer"] = Setting,
        ["StoredFile"] = "its name is all there is to see before it is decoded",
        ["TensorHolder"] = Part,
        ["TestTimeAugmentation"] = Worker,
        ["TrainingMoment"] = Part,
        ["TrainingOptions"] = Setting,
        ["TsneOptions"] = Setting,
        ["VectorStore"] = "its vectors are on a server, and say nothing to the eye",
        ["Vocabulary"] = "a long list of words; its text says how many and the commonest",
        ["WeightCopy"] = Part,
        ["WeightDownload"] = Part,
        ["WeightEntry"] = Part,
        ["WeightLocations"] = Setting,
        ["WeightMap"] = Setting,
    };

    private static readonly Type[] Public =
    [
        .. typeof(Score).Assembly.GetExportedTypes()
            .Where(type => !type.IsNested && !type.IsEnum && !type.IsInterface && !(type.IsAbstract && type.IsSealed) && !type.IsAssignableTo(typeof(Exception))),
    ];

    [Fact]
    public void Every_public_type_has_a_face_or_a_reason() =>
        Assert.Empty(Public.Where(type => !Faces.Has(type) && !Faceless.ContainsKey(type.Name)).Select(type => type.Name));

    [Fact]
    public void No_reason_outlives_its_type() =>
        Assert.Empty(Faceless.Keys.Except(Public.Where(type => !Faces.Has(type)).Select(type => type.Name)));

    [Fact]
    public void Every_face_has_a_sample() =>
        Assert.Empty(Faces.Types.Where(type => type.Assembly == typeof(Score).Assembly && type != typeof(DownloadProgress) && !Samples.All().Any(value => type.IsInstanceOfType(value))).Select(type => type.Name));
}
