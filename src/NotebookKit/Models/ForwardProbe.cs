using System.Runtime.InteropServices;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>Hooks every layer of a model, sends something through it, and notes shapes, multiply-adds and the longest way.</summary>
internal sealed class ForwardProbe : IDisposable
{
    private readonly nn.Module _model;
    private readonly List<Action> _unhook = [];
    private readonly Dictionary<nn.Module, (long[] Shape, long Bytes)> _outputs = [];
    private readonly Dictionary<nn.Module, long> _multiplyAdds = [];
    private readonly Stack<Frame> _running = new();

    public ForwardProbe(nn.Module model)
    {
        _model = model;
        _running.Push(new Frame(0));
        foreach (nn.Module layer in model.modules().Append(model).Distinct()) Hook(layer);
    }

    /// <summary>Layers with weights on the longest way through the model.</summary>
    public int LongestWay => _running.Peek().Longest;

    /// <summary>Bytes that all layers without children returned.</summary>
    public long ActivationBytes { get; private set; }

    /// <summary>Sends inputs through the model; every module's mode is afterwards what it was.</summary>
    /// <exception cref="KitException">The model is of a kind that takes something else than one or two tensors.</exception>
    /// <exception cref="ArgumentException">The model does not take them.</exception>
    public void Run(IReadOnlyList<Tensor> inputs)
    {
        // Parents come before their children, whose own mode therefore has the last word.
        (nn.Module Module, bool Training)[] modes = [.. new[] { _model }.Concat(_model.modules()).Distinct().Select(module => (module, module.training))];
        _model.eval();
        try
        {
            using var grad = no_grad();
            using var scope = NewDisposeScope();
            Call(inputs);
        }
        catch (ExternalException error)
        {
            string shapes = string.Join(" and ", inputs.Select(input => string.Join("×", input.shape)));
            throw new ArgumentException($"{ModelName.Of(_model)} does not take an input of {shapes}: {error.Message.Split('\n')[0]}", nameof(inputs), error);
        }
        finally
        {
            foreach ((nn.Module module, bool training) in modes) module.train(training);
        }
    }

    /// <summary>What a layer returned last, or null when it did not run.</summary>
    public IReadOnlyList<long>? OutputShape(nn.Module layer) => _outputs.TryGetValue(layer, out var output) ? output.Shape : null;

    /// <summary>What a layer itself multiplied and added, its children not counted.</summary>
    public long MultiplyAdds(nn.Module layer) => _multiplyAdds.GetValueOrDefault(layer);

    public void Dispose()
    {
        foreach (Action unhook in _unhook) unhook();
    }

    private void Call(IReadOnlyList<Tensor> inputs)
    {
        switch (_model, inputs)
        {
            case (nn.Module<Tensor, Tensor> model, [var input]): model.call(input); break;
            case (nn.Module<Tensor, Tensor, Tensor> model, [var one, var other]): model.call(one, other); break;
            case (LSTM model, [var input]): model.call(input, null); break;
            case (GRU model, [var input]): model.call(input, null!); break;
            case (RNN model, [var input]): model.call(input, null!); break;
            default: throw new KitException($"{ModelName.Of(_model)} can't be sent {inputs.Count} tensor(s); a summary knows models that take one or two tensors and return one.");
        }
    }

    // Layers of other kinds run unseen.
    private void Hook(nn.Module layer)
    {
        if (layer is ImageModel network)
        {
            network.StageWatch = (input => Enter(input), EndStage);
            Keep(() => network.StageWatch = null);
        }

        switch (layer)
        {
            case nn.Module<Tensor, Tensor> module:
                Keep(module.register_forward_pre_hook((_, input) => Enter(input)).remove);
                Keep(module.register_forward_hook((_, input, output) => Leave(layer, input, output)).remove);
                break;
            case nn.Module<Tensor, Tensor, Tensor> module:
                Keep(module.register_forward_pre_hook((_, input, other) => (Enter(input), other)).remove);
                Keep(module.register_forward_hook((_, input, _, output) => Leave(layer, input, output)).remove);
                break;
            case LSTM module:
                Keep(module.register_forward_pre_hook((_, input, _) => { Enter(input); return null; }).remove);
                Keep(module.register_forward_hook((_, input, _, output) => (Leave(layer, input, output.Item1), output.Item2, output.Item3)).remove);
                break;
            case GRU module:
                Keep(module.register_forward_pre_hook((_, input, state) => (Enter(input), state)).remove);
                Keep(module.register_forward_hook((_, input, _, output) => (Leave(layer, input, output.Item1), output.Item2)).remove);
                break;
            case RNN module:
                Keep(module.register_forward_pre_hook((_, input, state) => (Enter(input), state)).remove);
                Keep(module.register_forward_hook((_, input, _, output) => (Leave(layer, input, output.Item1), output.Item2)).remove);
                break;
        }
    }

    private void Keep(Action remove) => _unhook.Add(remove);

    private Tensor Enter(Tensor input)
    {
        _running.Push(new Frame(input.Handle));
        return input;
    }

    private Tensor Leave(nn.Module layer, Tensor input, Tensor output)
    {
        bool leaf = !layer.children().Any();
        _outputs[layer] = (output.shape, output.numel() * output.ElementSize);
        if (leaf) ActivationBytes += output.numel() * output.ElementSize;
        _multiplyAdds[layer] = MultiplyAdds(layer) + LayerCost.MultiplyAdds(layer, input, output);
        Frame frame = _running.Pop();
        _running.Peek().Add(frame.Input, LayerCost.IsWeighted(layer) ? 1 : frame.Longest);
        return output;
    }

    private void EndStage()
    {
        Frame stage = _running.Pop();
        _running.Peek().Add(stage.Input, stage.Longest);
    }

    /// <summary>
    /// A module or a stage that is running. What it calls with its own input begins another branch, so that a shortcut's convolution
    /// lies beside the block's others and not behind them.
    /// </summary>
    private sealed class Frame(nint input)
    {
        private int _branch;

        public nint Input { get; } = input;

        public int Longest { get; private set; }

        public void Add(nint input, int layers)
        {
            if (input == Input) _branch = 0;
            _branch += layers;
            Longest = Math.Max(Longest, _branch);
        }
    }
}
