using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>Walks a model's modules, parents before children.</summary>
internal sealed class LayerTree
{
    private readonly ForwardProbe? _probe;
    private readonly List<LayerSummary> _layers = [];
    private readonly Dictionary<nint, string> _owners = [];
    private readonly Dictionary<nn.Module, string> _seen = [];

    private LayerTree(ForwardProbe? probe) => _probe = probe;

    /// <param name="model">The model.</param>
    /// <param name="probe">What was noted while it ran, or null when it did not.</param>
    public static IReadOnlyList<LayerSummary> Of(nn.Module model, ForwardProbe? probe)
    {
        var tree = new LayerTree(probe);
        tree.Add("", "", model, 0);
        return tree._layers;
    }

    private void Add(string path, string name, nn.Module module, int depth)
    {
        (string name, nn.Module module)[] children = [.. module.named_children()];
        Tensor[] parameters = [.. module.parameters().DistinctBy(parameter => parameter.Handle)];
        (string name, TorchSharp.Modules.Parameter parameter)[] own = [.. module.named_parameters(recurse: false)];
        _layers.Add(new LayerSummary(
            name, depth == 0 ? ModelName.Of(module) : module.GetType().Name, depth, _probe?.OutputShape(module),
            parameters.Sum(parameter => parameter.numel()), parameters.Where(parameter => parameter.requires_grad).Sum(parameter => parameter.numel()),
            _probe is null ? 0 : module.modules().Append(module).Distinct().Sum(_probe.MultiplyAdds), children.Length == 0)
        {
            WeightShape = own.FirstOrDefault(pair => pair.name == "weight").parameter?.shape,
            SharedWith = SharedWith(module, own),
        });
        _seen.TryAdd(module, path);
        foreach ((_, TorchSharp.Modules.Parameter parameter) in own) _owners.TryAdd(parameter.Handle, path);
        foreach ((string childName, nn.Module child) in children) Add(path.Length == 0 ? childName : $"{path}.{childName}", childName, child, depth + 1);
    }

    private string? SharedWith(nn.Module module, (string name, TorchSharp.Modules.Parameter parameter)[] own)
    {
        if (_seen.TryGetValue(module, out string? before)) return before;
        return own.Select(pair => _owners.GetValueOrDefault(pair.parameter.Handle)).FirstOrDefault(owner => owner is not null);
    }
}
