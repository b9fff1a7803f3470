namespace NotebookKit;

/// <summary>A variable that holds tensors.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Tensors">How many tensors it holds: itself, a model's parameters and buffers, a list's elements.</param>
/// <param name="Bytes">Bytes of their elements; views count as if they had elements of their own.</param>
public sealed record TensorHolder(string Name, int Tensors, long Bytes);
