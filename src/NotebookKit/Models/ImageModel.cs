using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// A network that classifies images: a sequence of named stages, the last of which is the head, a linear layer or a 1×1 convolution.
/// Its parts are named as in its paper, its parameters as in the weights that are published for it.
/// </summary>
/// <example><code>
/// ImageModel model = Models.Create("googlenet", classes: 2);
/// model.Freeze(until: "inception_5a");
/// Trainer.Fit(model, data, new() { LearningRate = 0.01, ParameterGroups = model.ParameterGroups() });
/// </code></example>
public abstract partial class ImageModel : nn.Module<Tensor, Tensor>
{
    private readonly List<ModelStage> _stages = [];
    private readonly List<nn.Module> _unstaged = [];
    private readonly List<NormedConvolution> _normed = [];
    private ClassifierHead? _head;
    private int _frozen;

    /// <summary>Begins a network without stages.</summary>
    /// <param name="name">What sentences and tables call it: "ResNet-20".</param>
    /// <param name="channels">Channels of an image: 1 for grey, 3 for RGB.</param>
    /// <param name="classes">How many classes to tell apart.</param>
    /// <param name="inputSize">Height and width of the images that it was designed for.</param>
    protected ImageModel(string name, int channels, int classes, int inputSize) : base(name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(inputSize, 1);
        (Channels, Classes, InputSize) = (channels, classes, inputSize);
    }

    /// <summary>Channels of an image.</summary>
    public int Channels { get; }

    /// <summary>Classes of the head.</summary>
    public int Classes { get; private set; }

    /// <summary>Height and width of the images that the network was designed for; most take others, too.</summary>
    public int InputSize { get; }

    /// <summary>What <see cref="Extract(string, Tensor)"/> knows, from the image towards the logits.</summary>
    public IReadOnlyList<string> FeatureNames => [.. _stages.Select(stage => stage.Name)];

    /// <summary>Computes the logits.</summary>
    /// <param name="input">N×C×H×W, normalised as the weights want it.</param>
    /// <returns>N×classes logits.</returns>
    /// <exception cref="ArgumentException">The input is not N×C×H×W with this network's channels.</exception>
    public sealed override Tensor forward(Tensor input) => Run(input, _stages.Count);

    /// <summary>Computes the logits; the same as calling the model.</summary>
    /// <param name="input">N×C×H×W, normalised as the weights want it.</param>
    /// <returns>N×classes logits.</returns>
    /// <exception cref="ArgumentException">The input is not N×C×H×W with this network's channels.</exception>
    public Tensor Classify(Tensor input) => call(input);

    /// <summary>Computes what the head decides by; feature maps are averaged over their pixels.</summary>
    /// <param name="input">N×C×H×W, normalised as the weights want it.</param>
    /// <returns>N×F features.</returns>
    /// <exception cref="ArgumentException">The input is not N×C×H×W with this network's channels.</exception>
    public Tensor Features(Tensor input)
    {
        using var scope = NewDisposeScope();
        Tensor features = Run(input, _stages.Count - 1);
        return (features.dim() == 2 ? features : Pooling.Global(features)).MoveToOuterDisposeScope();
    }

    /// <summary>Computes what one stage returns; later stages do not run.</summary>
    /// <param name="name">One of <see cref="FeatureNames"/>, or the beginning of one up to a slash or a dot: "inception_4a".</param>
    /// <param name="input">N×C×H×W, normalised as the weights want it.</param>
    /// <returns>N×C×H×W feature maps, or N×F behind the last pooling. Taken behind the stage's ReLU, as Caffe's blobs are.</returns>
    /// <exception cref="KitException">The network has no such stage.</exception>
    public Tensor Extract(string name, Tensor input) => Run(input, IndexOf(name) + 1);

    /// <summary>Computes what several stages return in one pass.</summary>
    /// <param name="names">Names as in <see cref="Extract(string, Tensor)"/>, in any order.</param>
    /// <param name="input">N×C×H×W, normalised as the weights want it.</param>
    /// <returns>A tensor for each name, in the order of the names.</returns>
    /// <exception cref="KitException">The network has no such stage.</exception>
    public IReadOnlyList<Tensor> Extract(IReadOnlyList<string> names, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (names.Count == 0) return [];
        int[] indices = [.. names.Select(IndexOf)];
        Dictionary<int, Tensor> kept = [];
        using var scope = NewDisposeScope();
        Run(input, indices.Max() + 1, (index, output) =>
        {
            // An alias: the pass disposes of what it made.
            if (indices.Contains(index)) kept[index] = Leave(output.alias()).MoveToOuterDisposeScope();
        });
        return [.. indices.Select(index => kept[index].MoveToOuterDisposeScope())];
    }

    /// <summary>Who is told when a stage begins, with its input, and when it has ended: a summary, since many stages are no module of their own.</summary>
    internal (Action<Tensor> Begins, Action Ended)? StageWatch { get; set; }

    /// <summary>Another network of the same kind, channels and classes, with random weights.</summary>
    protected abstract ImageModel Blank();

    private Tensor Run(Tensor input, int stages, Action<int, Tensor>? look = null, int first = 0)
    {
        if (first == 0) MustFit(input);
        using var scope = NewDisposeScope();
        using var gradient = set_grad_enabled(Inference is null && is_grad_enabled());
        Tensor current = Enter(input);
        for (int i = first; i < stages; i++)
        {
            Tensor next;
            StageWatch?.Begins(current);
            // What a stage leaves goes at once: without gradients a pass needs the memory of its largest stage only.
            using (NewDisposeScope()) next = _stages[i].Run(current).MoveToOuterDisposeScope();
            StageWatch?.Ended();
            look?.Invoke(i, next);
            if (!ReferenceEquals(current, input)) current.Dispose();
            current = next;
        }

        return Leave(current).MoveToOuterDisposeScope();
    }

    private void MustFit(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.dim() != 4 || input.size(1) != Channels)
            throw new ArgumentException($"{GetName()} takes N×{Channels}×H×W images, not {string.Join("×", input.shape)}.", nameof(input));
    }

    /// <exception cref="KitException">The network has no such stage.</exception>
    internal void MustHaveStage(string name) => IndexOf(name);

    /// <summary>The last stage of a name or of a name's beginning.</summary>
    private int IndexOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        int index = _stages.FindLastIndex(stage => stage.Is(name));
        return index >= 0 ? index : throw new KitException($"{GetName()} has no stage '{name}'. It has {string.Join(", ", FeatureNames)}.");
    }
}
