using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>A classifier that is asked about one picture: in evaluation mode as long as this lives, its modules' modes put back afterwards.</summary>
internal sealed class ExplainedModel : IDisposable
{
    private readonly nn.Module<Tensor, Tensor> _model;
    private readonly (nn.Module Module, bool Training)[] _modes;

    public ExplainedModel(nn.Module<Tensor, Tensor> model)
    {
        _model = model;
        // Parents come before their children, whose own mode therefore has the last word.
        _modes = [.. new nn.Module[] { model }.Concat(model.modules()).Distinct().Select(module => (module, module.training))];
        model.eval();
    }

    /// <summary>The picture as a batch of one, 1×C×H×W.</summary>
    /// <exception cref="KitException">It is something else.</exception>
    public static Tensor Batch(Tensor image) => image.shape switch
    {
        [_, _, _] => image.unsqueeze(0),
        [1, _, _, _] => image.alias(),
        var shape => throw new KitException($"One picture is explained at a time, C×H×W as the model wants it, not {string.Join("×", shape)}."),
    };

    /// <summary>N×classes logits.</summary>
    /// <exception cref="KitException">The model does not take the picture, or returns something else.</exception>
    public Tensor Logits(Tensor images)
    {
        try
        {
            Tensor logits = _model.call(images);
            if (logits.dim() != 2 || logits.shape[0] != images.shape[0])
                throw new KitException($"{ModelName.Of(_model)} returns {string.Join("×", logits.shape)} for {images.shape[0]} pictures, but only a classifier's N×classes can be explained.");
            return logits;
        }
        catch (Exception error) when (error is ExternalException or ArgumentException)
        {
            throw new KitException($"{ModelName.Of(_model)} does not take pictures of {string.Join("×", images.shape)}: {error.Message.Split('\n')[0]}", error);
        }
    }

    /// <summary>The class asked about, or else the most probable one.</summary>
    /// <exception cref="KitException">There is no such class.</exception>
    public static int ClassOf(Tensor logits, int? wanted)
    {
        int classes = (int)logits.shape[1];
        if (wanted is { } asked && (uint)asked >= classes) throw new KitException($"There is no class {asked}; the model has {classes}, numbered from 0.");
        if (wanted is not null) return wanted.Value;
        using Tensor most = logits.detach()[0].argmax();
        return (int)most.item<long>();
    }

    /// <summary>A class's name, or its number where the names are not known.</summary>
    public static string NameOf(int @class, IReadOnlyList<string>? names) => names is not null && @class < names.Count ? names[@class] : $"class {@class}";

    /// <summary>A tensor of two dimensions as an array.</summary>
    public static float[,] Array(Tensor matrix)
    {
        using Tensor plain = matrix.detach().cpu().to(float32).contiguous();
        float[,] values = new float[plain.shape[0], plain.shape[1]];
        MemoryMarshal.Cast<byte, float>(plain.bytes).CopyTo(MemoryMarshal.CreateSpan(ref values[0, 0], values.Length));
        return values;
    }

    public void Dispose()
    {
        foreach ((nn.Module module, bool training) in _modes) module.train(training);
    }
}
