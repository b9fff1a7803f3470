using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace NotebookKit;

/// <summary>A convolution and the batch norm behind it. For inference the two become one convolution.</summary>
internal sealed class NormedConvolution(Conv2d convolution, BatchNorm2d norm)
{
    private BatchNorm2d? _norm = norm;

    /// <summary>Registers a convolution as "0", or another number, and its batch norm as the next, as a sequence of layers has them.</summary>
    public static NormedConvolution In(nn.Module owner, Conv2d convolution, int number = 0) => In(owner, $"{number}", convolution, $"{number + 1}");

    /// <summary>Registers a convolution as "conv" with a number and its batch norm as "bn" with the same, as residual blocks have them.</summary>
    public static NormedConvolution In(nn.Module owner, int number, Conv2d convolution) => In(owner, $"conv{number}", convolution, $"bn{number}");

    /// <summary>norm(convolution(input)).</summary>
    public Tensor Call(Tensor input)
    {
        Tensor convolved = convolution.call(input);
        return _norm is null ? convolved : _norm.call(convolved);
    }

    /// <summary>relu(norm(convolution(input)) + shortcut).</summary>
    public Tensor Relu(Tensor input, Tensor? shortcut = null)
    {
        Tensor convolved = convolution.call(input);
        if (_norm is not null) return NormRelu.Of(_norm, convolved, shortcut);
        return F.relu(shortcut is null ? convolved : convolved.add_(shortcut, KeptScalars.One), inplace: true);
    }

    /// <summary>min(relu(norm(convolution(input))), 6).</summary>
    public Tensor Relu6(Tensor input) => F.relu6(Call(input), inplace: true);

    /// <summary>
    /// Multiplies the norm's scale into the filters and its shift into the bias: with running statistics both are constant, so that
    /// the convolution alone gives the same output (Ioffe and Szegedy 2015, section 3.1, algorithm 2, lines 11 and 12).
    /// </summary>
    /// <returns>The norm, which is no longer called.</returns>
    public BatchNorm2d Fold()
    {
        BatchNorm2d folded = _norm!;
        _norm = null;
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        Tensor scale = folded.weight / (folded.running_var! + folded.eps).sqrt();
        Tensor mean = convolution.bias is null ? folded.running_mean! : folded.running_mean! - convolution.bias;
        Tensor shift = folded.bias! - mean * scale;
        convolution.weight = nn.Parameter(convolution.weight * scale.view(-1, 1, 1, 1), requires_grad: false);
        convolution.bias = nn.Parameter(shift, requires_grad: false);
        return folded;
    }

    private static NormedConvolution In(nn.Module owner, string name, Conv2d convolution, string normName)
    {
        BatchNorm2d norm = nn.BatchNorm2d(convolution.out_channels);
        owner.register_module(name, convolution);
        owner.register_module(normName, norm);
        return new NormedConvolution(convolution, norm);
    }
}
