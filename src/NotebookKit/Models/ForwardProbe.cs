using System.Runtime.InteropServices;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>Hooks every layer of a model, sends zeros through it, and notes shapes and multiply-adds.</summary>
internal sealed class ForwardProbe : IDisposable
{
    private readonly nn.Module<Tensor, Tensor> _model;
    private readonly List<Action> _unhook = [];
    private readonly Dictionary<nn.Module, long[]> _shapes = [];
    private readonly Dictionary<nn.Module, long> _multiplyAdds = [];

    public ForwardProbe(nn.Module<Tensor, Tensor> model)
    {
        _model = model;
        foreach (nn.Module<Tensor, Tensor> layer in model.modules().Append(model).OfType<nn.Module<Tensor, Tensor>>().Distinct())
        {
            var hook = layer.register_forward_hook((module, input, output) =>
            {
                Note(module, input, output);
                return output;
            });
            _unhook.Add(hook.remove);
        }
    }

    /// <summary>Sends zeros of a shape through the model.</summary>
    /// <exception cref="ArgumentException">The model does not take them.</exception>
    public void Run(long[] shape)
    {
        bool training = _model.training;
        _model.eval();
        try
        {
            using var grad = no_grad();
            using var scope = NewDisposeScope();
            _model.call(zeros(shape));
        }
        catch (ExternalException error)
        {
            throw new ArgumentException($"{_model.GetName()} does not take an input of {string.Join("×", shape)}: {error.Message.Split('\n')[0]}", nameof(shape), error);
        }
        finally
        {
            _model.train(training);
        }
    }

    /// <summary>What a layer returned last, or null when it did not run.</summary>
    public IReadOnlyList<long>? OutputShape(nn.Module layer) => _shapes.GetValueOrDefault(layer);

    /// <summary>What a layer itself multiplied and added, its children not counted.</summary>
    public long MultiplyAdds(nn.Module layer) => _multiplyAdds.GetValueOrDefault(layer);

    public void Dispose()
    {
        foreach (Action unhook in _unhook) unhook();
    }

    private void Note(nn.Module layer, Tensor input, Tensor output)
    {
        _shapes[layer] = output.shape;
        long outputs = output.numel();
        long each = layer switch
        {
            Conv2d convolution => convolution.weight.numel() / convolution.weight.size(0),
            Linear => input.size(-1),
            _ => 0,
        };
        _multiplyAdds[layer] = MultiplyAdds(layer) + outputs * each;
    }
}
