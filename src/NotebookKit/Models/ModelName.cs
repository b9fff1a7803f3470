using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>What a sentence calls a model.</summary>
public static class ModelName
{
    /// <summary>The name that it was given; TorchSharp's own modules are called after libtorch's classes and go by their type here.</summary>
    /// <param name="model">Any module.</param>
    public static string Of(nn.Module model) => model.GetName() is var name && name.StartsWith("torch::", StringComparison.Ordinal) ? model.GetType().Name : name;
}
