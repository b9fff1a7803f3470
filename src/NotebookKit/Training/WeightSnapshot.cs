using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>A copy of a module's parameters and buffers, taken at its best moment.</summary>
internal sealed class WeightSnapshot(nn.Module module) : IDisposable
{
    private readonly Dictionary<string, Tensor> _kept = [];

    /// <summary>Copies the module's present weights over the earlier ones.</summary>
    public void Take()
    {
        using var _ = no_grad();
        foreach ((string name, Tensor value) in module.state_dict())
        {
            if (_kept.TryGetValue(name, out Tensor? kept)) kept.copy_(value);
            else _kept[name] = value.clone().DetachFromDisposeScope();
        }
    }

    /// <summary>Puts the copied weights back; does nothing when none were taken.</summary>
    public void Restore()
    {
        using var _ = no_grad();
        foreach ((string name, Tensor value) in module.state_dict())
            if (_kept.TryGetValue(name, out Tensor? kept)) value.copy_(kept);
    }

    public void Dispose()
    {
        foreach (Tensor kept in _kept.Values) kept.Dispose();
        _kept.Clear();
    }
}
