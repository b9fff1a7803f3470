using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>A level of names, such as the "features" of "features.0.weight"; its network runs the layers in it.</summary>
internal sealed class LayerGroup(string name) : nn.Module(name);
