using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>Turns what libtorch says when a step fails into a sentence with the way out.</summary>
internal static partial class StepFault
{
    /// <summary>Whether an error is one that a model or libtorch raises, and not the caller's own.</summary>
    public static bool CanExplain(Exception error) => error is ExternalException or ArgumentException or OutOfMemoryException or InvalidOperationException;

    /// <summary>The sentence for an error of a step.</summary>
    /// <param name="error">What was thrown.</param>
    /// <param name="model">The model.</param>
    /// <param name="images">The batch, N×C×H×W.</param>
    public static KitException Explain(Exception error, nn.Module<Tensor, Tensor> model, Tensor images)
    {
        if (OutOfMemory(error) is { } asked)
        {
            long batch = images.size(0);
            return new KitException(
                $"A batch of {batch} images of {Shape(images.shape[1..])} needs more memory than there is{asked}: lower BatchSize to {Math.Max(1, batch / 2)}, and with Accumulate = 2 each update still sees {batch}.", error);
        }

        return Failing(model, images) is { } place
            ? new KitException($"The layer {place.Name} of {ModelName.Of(model)} ({Describe(place.Layer)}) cannot take an input of {Shape(place.Input)}: {FirstLine(error)}", error)
            : new KitException($"{ModelName.Of(model)} cannot take a batch of {Shape(images.shape)}: {FirstLine(error)}", error);
    }

    /// <summary>How much memory was asked for in vain, or null when memory was not the trouble.</summary>
    private static string? OutOfMemory(Exception error)
    {
        if (error is OutOfMemoryException) return "";
        if (!error.Message.Contains("can't allocate memory", StringComparison.Ordinal) && !error.Message.Contains("not enough memory", StringComparison.Ordinal)) return null;
        return AskedBytes().Match(error.Message) is { Success: true } asked && double.TryParse(asked.Groups[1].Value, out double bytes)
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $" ({bytes / (1 << 30):F1} GiB more were asked for)")
            : "";
    }

    /// <summary>Sends the batch through once more and watches which layer is entered and not left; the innermost of them failed.</summary>
    private static (string Name, nn.Module Layer, long[] Input)? Failing(nn.Module<Tensor, Tensor> model, Tensor images)
    {
        List<Action> unhook = [];
        Stack<(string Name, nn.Module Layer, long[] Input)> entered = [];
        try
        {
            foreach ((string name, nn.Module module) in model.named_modules())
            {
                if (module is not nn.Module<Tensor, Tensor> layer) continue;
                unhook.Add(layer.register_forward_pre_hook((_, input) =>
                {
                    entered.Push((name, layer, input.shape));
                    return input;
                }).remove);
                unhook.Add(layer.register_forward_hook((_, _, output) =>
                {
                    entered.Pop();
                    return output;
                }).remove);
            }

            using var grad = no_grad();
            using var scope = NewDisposeScope();
            model.call(images);
            return null; // The second time it went well: no matter of shapes.
        }
        catch (Exception again) when (CanExplain(again))
        {
            return entered.TryPeek(out (string Name, nn.Module Layer, long[] Input) place) ? place : null;
        }
        finally
        {
            foreach (Action remove in unhook) remove();
        }
    }

    private static string Describe(nn.Module layer) => layer switch
    {
        Linear linear => $"Linear, takes N×{linear.weight.size(1)}",
        Conv2d convolution => $"Conv2d, takes N×{convolution.in_channels}×H×W",
        BatchNorm2d norm => $"BatchNorm2d, takes N×{norm.running_mean?.size(0)}×H×W",
        _ => layer.GetType().Name,
    };

    private static string Shape(IEnumerable<long> shape) => string.Join("×", shape);

    private static string FirstLine(Exception error) => error.Message.Split('\n')[0].TrimEnd('.', ' ') + ".";

    [GeneratedRegex(@"tried to allocate (\d+) bytes")]
    private static partial Regex AskedBytes();
}
