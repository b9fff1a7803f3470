using System.Globalization;

namespace NotebookKit;

/// <summary>What Caffe's files call SqueezeNet's weights: "fire2/squeeze1x1" by the authors, "fire2/conv1x1_1" in the compressed file.</summary>
internal static class SqueezeNetWeights
{
    /// <summary>The maps of a network whose Fire modules have these numbers in torchvision's list, fire2's first.</summary>
    public static IReadOnlyList<WeightMap> Maps(IReadOnlyList<int> fires) =>
    [
        new("deepscale", name => Caffe(fires, name, "conv10", "squeeze1x1", "expand1x1", "expand3x3")),
        new("deepcompression", name => Caffe(fires, name, "conv_final", "conv1x1_1", "conv1x1_2", "conv3x3_2")),
    ];

    private static string Caffe(IReadOnlyList<int> fires, string name, string head, string squeeze, string expand1, string expand3)
    {
        string[] parts = name.Split('.');
        return parts switch
        {
            ["classifier", _, var kind] => $"{head}.{kind}",
            ["features", _, var kind] => $"conv1.{kind}",
            ["features", var index, var layer, var kind] => string.Create(CultureInfo.InvariantCulture, $"fire{Fire(fires, index)}/{Called(layer)}.{kind}"),
            _ => name,
        };

        string Called(string layer) => layer switch
        {
            "squeeze" => squeeze,
            "expand1x1" => expand1,
            _ => expand3,
        };
    }

    private static int Fire(IReadOnlyList<int> fires, string index) => 2 + fires.ToList().IndexOf(int.Parse(index, CultureInfo.InvariantCulture));
}
