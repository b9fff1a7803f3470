using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// Everything that decides where a training ends, by name: a checkpoint of another training is refused with the first of them that
/// differs.
/// </summary>
internal static class TrainingFingerprint
{
    /// <summary>Notes model, data and options.</summary>
    public static IReadOnlyDictionary<string, string> Of(nn.Module model, IBatchSource train, IBatchSource? validation, int classes, TrainingOptions options)
    {
        Dictionary<string, string> noted = [];
        Add("model", $"{ModelName.Of(model)} with {model.parameters().Sum(parameter => parameter.numel()):D} parameters, {Hash(ParametersOf(model))}");
        Add("classes", $"{classes}");
        Add("training images", $"{train.Count} of labels {Hash(train.Labels)}");
        Add("validation images", $"{validation?.Count ?? 0} of labels {Hash(validation?.Labels ?? [])}");
        Add("epochs", $"{options.Epochs}");
        Add("batch size", $"{options.BatchSize}");
        Add("learning rate", $"{options.LearningRate:R}");
        Add("schedule", $"{options.Schedule}");
        Add("optimizer", $"{options.Rule}");
        Add("weight decay", $"{options.WeightDecay:R}");
        Add("parameter groups", $"{string.Join("; ", options.ParameterGroups.Select(Describe))}");
        Add("label smoothing", $"{options.LabelSmoothing:R}");
        Add("class weights", $"{string.Join(", ", options.ClassWeights.Select(weight => weight.ToString("R", CultureInfo.InvariantCulture)))}");
        Add("class balance", $"{options.BalanceClasses}");
        Add("mixup", $"{options.MixUp:R}");
        Add("accumulated batches", $"{options.Accumulate}");
        Add("gradient norm", $"{options.ClipNorm:R}");
        Add("decay of the average", $"{options.AverageDecay:R}");
        Add("frozen statistics", $"{options.FreezeStatistics}");
        Add("early stopping", $"{options.EarlyStopping}");
        Add("seed", $"{options.Seed}");
        return noted;

        void Add(string name, FormattableString value) => noted[name] = value.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The same with a look at the pictures themselves: the first batch of the first epoch, as the loader makes it.</summary>
    public static IReadOnlyDictionary<string, string> With(this IReadOnlyDictionary<string, string> noted, Batch? first)
    {
        using (first) return new Dictionary<string, string>(noted) { ["first batch"] = first is null ? "none" : Hash(first) };
    }

    /// <summary>The first thing in which two trainings differ, or null.</summary>
    public static (string Name, string Written, string Now)? Difference(IReadOnlyDictionary<string, string> written, IReadOnlyDictionary<string, string> now)
    {
        foreach ((string name, string value) in now)
            if (written.GetValueOrDefault(name, "") is var earlier && earlier != value) return (name, earlier, value);
        return null;
    }

    private static string Describe(ParameterGroup group) =>
        string.Create(CultureInfo.InvariantCulture, $"{group.Parameters.Count} at ×{group.LearningRateFactor:R}, decay {group.WeightDecay:R}");

    private static string ParametersOf(nn.Module model)
    {
        var text = new StringBuilder();
        foreach ((string name, Tensor value) in model.named_parameters().Select(named => (named.name, (Tensor)named.parameter)).Concat(model.named_buffers().Select(named => (named.name, named.buffer))))
            text.Append(CultureInfo.InvariantCulture, $"{name} {string.Join("×", value.shape)} {value.dtype} {value.requires_grad}\n");
        return text.ToString();
    }

    private static string Hash(string text) => Hash(Encoding.UTF8.GetBytes(text));

    private static string Hash(IReadOnlyList<int> labels) => Hash(MemoryMarshal.AsBytes([.. labels]));

    private static string Hash(Batch batch)
    {
        using var scope = NewDisposeScope();
        return Hash(batch.Images.contiguous().bytes) + Hash(batch.Labels.contiguous().bytes);
    }

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexString(SHA256.HashData(bytes))[..16];
}
