using System.Text.Json;
using NotebookKit.Tests.Metrics;
using static TorchSharp.torch;

namespace NotebookKit.Tests.Architectures;

/// <summary>The networks against torchvision's, and against second implementations in PyTorch where torchvision has none (Oracles/models.py).</summary>
public sealed class TorchvisionTests
{
    private const double Tolerance = 1e-4;

    private static readonly Lazy<JsonElement> Answers = new(() => JsonDocument.Parse(File.ReadAllText(Path.Combine(Golden.Folder, "models.json"))).RootElement);

    public static TheoryData<string> Names => [.. Answers.Value.EnumerateObject().Select(network => network.Name)];

    [Theory, MemberData(nameof(Names))]
    public void The_same_weights_give_the_same_logits_and_features(string name)
    {
        JsonElement answer = Answers.Value.GetProperty(name);
        using ImageModel model = Models.Create(name);
        RuleWeights.Fill(model);
        model.eval();
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        Tensor image = RuleWeights.Image(answer.GetProperty("size").GetInt32());

        Assert.Equal(answer.GetProperty("parameters").GetInt64(), model.parameters().Sum(parameter => parameter.numel()));
        Agree(answer, "features", model.Features(image), features => Math.Max(1, features / 16));
        Agree(answer, "logits", model.Classify(image), _ => 63);
    }

    private static void Agree(JsonElement answer, string what, Tensor found, Func<int, int> step)
    {
        float[] values = Samples.Values(found);
        double largest = answer.GetProperty(what + "Largest").GetDouble();
        Assert.Equal(largest, values.Max(Math.Abs), Tolerance * largest);
        Assert.Equal(answer.GetProperty(what + "Sum").GetDouble(), values.Sum(value => (double)value), Tolerance * values.Sum(value => Math.Abs((double)value)));
        int i = 0;
        foreach (JsonElement expected in answer.GetProperty(what).EnumerateArray())
        {
            Assert.Equal(expected.GetDouble(), values[i], Tolerance * largest);
            i += step(values.Length);
        }
    }
}
