using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace NotebookKit;

/// <summary>
/// Weighs the maps of a convolutional layer by how much each raises a class's logit, and keeps what speaks for the class (Selvaraju et al.,
/// "Grad-CAM: Visual Explanations from Deep Networks via Gradient-based Localization", 2017, section 3, equations 1 and 2).
/// </summary>
public static class GradCam
{
    /// <summary>Maps where a layer sees what speaks for a class: 0 to 1, relative to its strongest place; all 0 where nothing does.</summary>
    /// <param name="model">Takes N×C×H×W and returns N×classes logits; its modules' modes are as before, its gradients are not touched.</param>
    /// <param name="image">C×H×W or 1×C×H×W, normalised as the model wants it; it is not changed.</param>
    /// <param name="class">The class; the most probable one unless said.</param>
    /// <param name="layer">The name of a module that returns N×K×h×w, as <c>named_modules()</c> has it; the last convolution unless said.</param>
    /// <param name="normalisation">What was done to the pixels, so that the map can show them; they are stretched without it.</param>
    /// <param name="classNames">The classes in order, or null.</param>
    /// <exception cref="KitException">There is no such layer or class, the layer returns no maps, the model does not take the picture, or keeps no gradients.</exception>
    /// <example><code>GradCam.Map(model, image, layer: "layer3", classNames: data.ClassNames)</code></example>
    public static ExplanationMap Map(
        nn.Module<Tensor, Tensor> model, Tensor image, int? @class = null, string? layer = null, PixelNormalisation? normalisation = null, IReadOnlyList<string>? classNames = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(image);
        (string name, nn.Module<Tensor, Tensor> watched) = LayerOf(model, layer);
        LiveDisplay.Interrupted().ThrowIfCancellationRequested();
        using var scope = NewDisposeScope();
        using IDisposable graph = enable_grad();
        using var explained = new ExplainedModel(model);
        Tensor? seen = null;
        // What follows works on a copy, so that a ReLU in place does not overwrite what the layer returned.
        var hook = watched.register_forward_hook((_, _, output) =>
        {
            // Modules with a dispose scope of their own take their tensors with them; of a layer that runs twice the last run counts.
            seen?.Dispose();
            seen = output.alias().DetachFromDisposeScope();
            return seen.clone();
        });
        Tensor batch, logits;
        try
        {
            // A frozen model has a graph only if its input wants one.
            batch = ExplainedModel.Batch(image.detach()).clone().requires_grad_();
            logits = explained.Logits(batch);
        }
        catch
        {
            seen?.Dispose();
            throw;
        }
        finally
        {
            hook.remove();
        }

        using Tensor? maps = seen;
        if (maps is null) throw new KitException($"{ModelName.Of(model)} has a layer {name}, but the picture did not pass through it.");
        if (maps.dim() != 4) throw new KitException($"The layer {name} returns {string.Join("×", maps.shape)}, but Grad-CAM needs maps N×K×h×w: name a convolution or a block of them.");
        int explainedClass = ExplainedModel.ClassOf(logits, @class);
        if (!logits.requires_grad) throw new KitException($"{ModelName.Of(model)} keeps no gradients, which Grad-CAM needs: explain the network itself, not a copy that only answers.");
        Tensor slope = autograd.grad([logits[0, explainedClass]], [maps])[0].to(float32);
        Tensor weights = slope.mean([2, 3], true);
        Tensor map = F.relu((weights * maps.detach().to(float32)).sum(1, keepdim: true));
        double most = map.max().to(float64).item<double>();
        if (most > 0) map /= most;
        Tensor pixels = F.interpolate(map, [batch.shape[2], batch.shape[3]], mode: InterpolationMode.Bilinear, align_corners: false);
        return new ExplanationMap
        {
            Method = "Grad-CAM",
            Settings = $"layer {name}, {maps.shape[1]} maps of {maps.shape[2]}×{maps.shape[3]}",
            Class = explainedClass,
            ClassName = ExplainedModel.NameOf(explainedClass, classNames),
            Probability = logits.detach().softmax(1)[0, explainedClass].to(float64).item<double>(),
            Cells = ExplainedModel.Array(map[0, 0]),
            Pixels = ExplainedModel.Array(pixels[0, 0]),
            Image = Miniature.Of(batch.detach()[0], normalisation),
        };
    }

    private static (string Name, nn.Module<Tensor, Tensor> Layer) LayerOf(nn.Module<Tensor, Tensor> model, string? wanted)
    {
        (string Name, nn.Module Module)[] all = [.. model.named_modules().Select(pair => (pair.Item1, pair.Item2))];
        if (wanted is null)
        {
            (string Name, nn.Module Module)[] convolutions = [.. all.Where(one => one.Module is Conv2d)];
            if (convolutions.Length == 0) throw new KitException($"{ModelName.Of(model)} has no two-dimensional convolution; Grad-CAM explains a convolutional network.");
            return (convolutions[^1].Name, (Conv2d)convolutions[^1].Module);
        }

        (string Name, nn.Module Module)[] named = [.. all.Where(one => one.Name == wanted)];
        if (named.Length == 0) throw new KitException($"{ModelName.Of(model)} has no layer {wanted}; it has {string.Join(", ", all.Where(one => one.Module is nn.Module<Tensor, Tensor>).Take(12).Select(one => one.Name))}{(all.Length > 12 ? " …" : "")}.");
        return named[0].Module is nn.Module<Tensor, Tensor> layer ? (wanted, layer) : throw new KitException($"The layer {wanted} does not take one tensor and return one; Grad-CAM cannot watch it.");
    }
}
