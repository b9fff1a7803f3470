using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>Asks a model about one picture.</summary>
public static class PicturePrediction
{
    /// <summary>Says what a model takes an image file for.</summary>
    /// <param name="model">Takes N×C×H×W and returns N×classes logits; its mode is as before afterwards.</param>
    /// <param name="path">The file.</param>
    /// <param name="card">The weights that the model has, or was trained from: what they expect of an image, and what their classes are called.</param>
    /// <param name="top">How many classes to keep, at least 1.</param>
    /// <exception cref="KitException">The file cannot be read as an image, or the model does not take it or returns something else.</exception>
    /// <example><code>
    /// WeightCard card = Weights.Get("googlenet/bvlc");
    /// Models.Create(card.Model, weights: card.Name).Predict("cat.jpg", card)
    /// </code></example>
    public static TopPredictions Predict(this nn.Module<Tensor, Tensor> model, string path, WeightCard card, int top = 5)
    {
        ArgumentNullException.ThrowIfNull(card);
        return model.Predict(path, card.Preprocessing.Pipeline, card.ClassNames, top);
    }

    /// <summary>Says what a model takes an image for.</summary>
    /// <param name="model">Takes N×C×H×W and returns N×classes logits; its mode is as before afterwards.</param>
    /// <param name="image">The image, with as many channels as the weights are for; left as it is.</param>
    /// <param name="card">The weights that the model has, or was trained from: what they expect of an image, and what their classes are called.</param>
    /// <param name="top">How many classes to keep, at least 1.</param>
    /// <exception cref="KitException">The model does not take the image or returns something else.</exception>
    public static TopPredictions Predict(this nn.Module<Tensor, Tensor> model, DecodedImage image, WeightCard card, int top = 5)
    {
        ArgumentNullException.ThrowIfNull(card);
        return model.Predict(image, card.Preprocessing.Pipeline, card.ClassNames, top);
    }

    /// <summary>The same for a model of one's own.</summary>
    /// <param name="model">Takes N×C×H×W and returns N×classes logits; its mode is as before afterwards.</param>
    /// <param name="path">The file.</param>
    /// <param name="pipeline">How an image becomes the model's input.</param>
    /// <param name="classNames">The classes in order; where there are not as many as logits, they go by their numbers.</param>
    /// <param name="top">How many classes to keep, at least 1.</param>
    /// <exception cref="KitException">The file cannot be read as an image, or the model does not take it or returns something else.</exception>
    public static TopPredictions Predict(this nn.Module<Tensor, Tensor> model, string path, ImagePipeline pipeline, IReadOnlyList<string> classNames, int top = 5)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(pipeline);
        using Tensor input = pipeline.ToTensor(path);
        // Once more, in colour: what is shown is the picture, not what the model sees of it.
        using DecodedImage? picture = Miniature.Of(StoredFile.OnDisk(path));
        return Judge(model, input, classNames, top, picture) with { Name = Path.GetFileName(path) };
    }

    /// <summary>The same for a model of one's own.</summary>
    /// <param name="model">Takes N×C×H×W and returns N×classes logits; its mode is as before afterwards.</param>
    /// <param name="image">The image, with as many channels as the pipeline is for; left as it is.</param>
    /// <param name="pipeline">How an image becomes the model's input.</param>
    /// <param name="classNames">The classes in order; where there are not as many as logits, they go by their numbers.</param>
    /// <param name="top">How many classes to keep, at least 1.</param>
    /// <exception cref="KitException">The model does not take the image or returns something else.</exception>
    public static TopPredictions Predict(this nn.Module<Tensor, Tensor> model, DecodedImage image, ImagePipeline pipeline, IReadOnlyList<string> classNames, int top = 5)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(pipeline);
        using Tensor input = pipeline.ToTensor(image);
        return Judge(model, input, classNames, top, image);
    }

    private static TopPredictions Judge(nn.Module<Tensor, Tensor> model, Tensor input, IReadOnlyList<string> classNames, int top, DecodedImage? picture)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(classNames);
        float[] probabilities = Probabilities(model, input);
        IReadOnlyList<string> names = classNames.Count == probabilities.Length ? classNames : [.. Enumerable.Range(0, probabilities.Length).Select(i => $"class {i}")];
        return TopPredictions.Of(probabilities, names, top, picture) with { Model = ModelName.Of(model) };
    }

    private static float[] Probabilities(nn.Module<Tensor, Tensor> model, Tensor input)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        // Parents come before their children, whose own mode therefore has the last word.
        (nn.Module Module, bool Training)[] modes = [.. new nn.Module[] { model }.Concat(model.modules()).Distinct().Select(module => (module, module.training))];
        Tensor image = input.to(model.parameters().FirstOrDefault()?.device ?? CPU);
        model.eval();
        try
        {
            Tensor logits = model.call(image);
            if (logits.dim() != 2) throw new KitException($"{ModelName.Of(model)} returns {string.Join("×", logits.shape)} for one picture, not a number for each class.");
            return logits[0].to(float32).softmax(0).cpu().data<float>().ToArray();
        }
        catch (Exception error) when (StepFault.CanExplain(error))
        {
            throw StepFault.Explain(error, model, image);
        }
        finally
        {
            foreach ((nn.Module module, bool training) in modes) module.train(training);
        }
    }
}
