using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace NotebookKit;

/// <summary>
/// Two 3×3 convolutions with batch norm and a shortcut around them (He et al. 2015, figure 2 left). Where the filters grow,
/// the first convolution has stride 2 and the shortcut is option A of section 3.3: every second pixel, zero-padded channels.
/// </summary>
public sealed class ResidualBlock : nn.Module<Tensor, Tensor>, INormed
{
    private readonly Conv2d conv1, conv2;
    private readonly BatchNorm2d bn1, bn2;
    private readonly long _newChannels;
    private readonly bool _shortcut;
    private readonly NormedConvolution[] _normed;

    /// <summary>Builds the block.</summary>
    /// <param name="inputs">Channels that come in.</param>
    /// <param name="filters">Channels that go out, at least as many; more of them halve the picture.</param>
    /// <param name="shortcut">Whether it has the shortcut; the paper's plain networks have none.</param>
    public ResidualBlock(int inputs, int filters, bool shortcut = true) : base("ResidualBlock")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(filters, inputs);
        (_newChannels, _shortcut) = (filters - inputs, shortcut);
        conv1 = nn.Conv2d(inputs, filters, 3L, stride: _newChannels > 0 ? 2L : 1L, padding: 1L, bias: false);
        bn1 = nn.BatchNorm2d(filters);
        conv2 = nn.Conv2d(filters, filters, 3L, padding: 1L, bias: false);
        bn2 = nn.BatchNorm2d(filters);
        RegisterComponents();
        _normed = [new(conv1, bn1), new(conv2, bn2)];
    }

    IReadOnlyList<NormedConvolution> INormed.Normed => _normed;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var scope = NewDisposeScope();
        Tensor residual = _normed[0].Relu(input);
        return _normed[1].Relu(residual, _shortcut ? Shortcut(input) : null).MoveToOuterDisposeScope();
    }

    private Tensor Shortcut(Tensor input)
    {
        if (_newChannels == 0) return input;
        // Pooling of single pixels takes every second one as slicing does, but its gradient keeps channels-last memory.
        Tensor subsampled = F.avg_pool2d(input, 1, 2);
        long before = _newChannels / 2;
        return F.pad(subsampled, [0, 0, 0, 0, before, _newChannels - before], PaddingModes.Constant, 0);
    }
}
