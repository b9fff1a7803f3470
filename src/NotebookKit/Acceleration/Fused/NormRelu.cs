using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace NotebookKit;

/// <summary>
/// Batch norm, the sum with a shortcut and ReLU, which follow one another in every residual network. Inside a training step they run as
/// one operation where the batch allows it; everywhere else as TorchSharp's own layers, whose hooks then fire.
/// </summary>
public static class NormRelu
{
    [ThreadStatic]
    private static bool _fused;

    /// <summary>relu(norm(input) + shortcut).</summary>
    /// <param name="norm">The batch norm.</param>
    /// <param name="input">N×C×H×W. May be overwritten.</param>
    /// <param name="shortcut">As large as the input, or null.</param>
    /// <returns>N×C×H×W.</returns>
    public static Tensor Of(BatchNorm2d norm, Tensor input, Tensor? shortcut = null)
    {
        ArgumentNullException.ThrowIfNull(norm);
        ArgumentNullException.ThrowIfNull(input);
        if (_fused && is_grad_enabled() && FusedNormRelu.Takes(norm, input, shortcut)) return FusedNormRelu.apply(input, norm.weight, norm.bias, norm, shortcut!);
        Tensor normalised = norm.call(input);
        return F.relu(shortcut is null ? normalised : normalised.add_(shortcut, KeptScalars.One), inplace: true);
    }

    /// <summary>Lets layers run fused on this thread until it is disposed; null, and nothing, when <paramref name="on"/> is false.</summary>
    internal static IDisposable? Fuse(bool on) => on ? new Scope() : null;

    private sealed class Scope : IDisposable
    {
        public Scope() => _fused = true;

        public void Dispose() => _fused = false;
    }
}
