namespace NotebookKit;

/// <summary>What files call GoogLeNet's weights.</summary>
internal static class GoogLeNetWeights
{
    private static readonly string[] Ways = ["1x1", "3x3_reduce", "3x3", "5x5_reduce", "5x5", "pool_proj"];

    /// <summary>The layers in the order in which Lasagne lists their arrays (Lasagne/Recipes, modelzoo/googlenet.py).</summary>
    private static readonly string[] InOrder =
        ["conv1.7x7_s2", "conv2.3x3_reduce", "conv2.3x3", .. InceptionSizes.GoogLeNet.SelectMany(module => Ways.Select(way => $"inception_{module.Key}.{way}")), "loss3.classifier"];

    /// <summary>BVLC writes a slash for each dot but the last; Lasagne's pickle of the same weights has a list, the classifier's matrix inputs × outputs.</summary>
    public static IReadOnlyList<WeightMap> Maps { get; } =
    [
        new("bvlc", name => LayerOf(name).Replace('.', '/') + name[name.LastIndexOf('.')..]) { Ignores = IsAuxiliary },
        new("lasagne", name => Array.IndexOf(InOrder, LayerOf(name)) is >= 0 and var index
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"param values.{2 * index + (name.EndsWith(".bias", StringComparison.Ordinal) ? 1 : 0)}")
            : null)
        {
            Axes = name => name == "loss3.classifier.weight" ? [1, 0] : null,
        },
    ];

    private static string LayerOf(string name) => name[..name.LastIndexOf('.')];

    private static bool IsAuxiliary(string name) => name.StartsWith("loss1/", StringComparison.Ordinal) || name.StartsWith("loss2/", StringComparison.Ordinal);
}
