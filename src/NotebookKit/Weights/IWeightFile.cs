using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// A file of weights, of whatever format. Opening reads names and shapes alone; tensors are read one at a time, so that a large file
/// needs no more memory than its largest tensor.
/// </summary>
public interface IWeightFile : IDisposable
{
    /// <summary>The file, or the folder.</summary>
    string Path { get; }

    /// <summary>The format, for people: "safetensors", "PyTorch", "Caffe" …</summary>
    string Format { get; }

    /// <summary>The tensors in the file's order.</summary>
    IReadOnlyList<WeightEntry> Entries { get; }

    /// <summary>Their names in the file's order.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>What the file says of a tensor, or null where it has none of this name.</summary>
    /// <param name="name">Its name in the file.</param>
    WeightEntry? Find(string name);

    /// <summary>Reads one tensor, in C order, on the CPU.</summary>
    /// <param name="name">Its name in the file.</param>
    /// <exception cref="KitException">There is no such tensor, or its content is damaged.</exception>
    Tensor Read(string name);

    /// <summary>Reads one tensor into another of the same number of elements, piece by piece, turning its type into the target's.</summary>
    /// <param name="name">Its name in the file.</param>
    /// <param name="target">A tensor of the same shape, apart from axes of length 1.</param>
    /// <exception cref="KitException">There is no such tensor, its shape is another, or its content is damaged.</exception>
    void ReadInto(string name, Tensor target);

    /// <summary>Reads through whatever could show itself as damaged only when read, such as compressed tensors and those with a checksum.</summary>
    /// <exception cref="KitException">A tensor's content is damaged.</exception>
    void Check();
}
