using System.Runtime.InteropServices;
using System.Text;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NotebookKit.Tests.Architectures;

/// <summary>Weights made from their names and indices, the same numbers as in Oracles/models.py.</summary>
internal static class RuleWeights
{
    public static void Fill(ImageModel model)
    {
        using var _ = no_grad();
        HashSet<string> norms = [.. model.named_modules().Where(pair => pair.module is BatchNorm2d).Select(pair => pair.name)];
        foreach ((string name, Tensor tensor) in model.state_dict())
        {
            int dot = name.LastIndexOf('.');
            (string owner, string kind) = (name[..dot], name[(dot + 1)..]);
            if (kind == "num_batches_tracked") continue;
            (float offset, float scale) = (owner, kind) switch
            {
                _ when tensor.dim() > 1 => (-0.5f, (float)(2 * Math.Sqrt(6.0 / (tensor.numel() / tensor.size(0))))),
                (_, "weight") when norms.Contains(owner) => (0.25f, 0.5f),
                (_, "running_var") => (0.5f, 1f),
                _ => (-0.5f, 0.2f),
            };
            bool shift = tensor.dim() == 1 && offset > 0;
            Span<float> values = MemoryMarshal.Cast<byte, float>(tensor.bytes);
            uint seed = Seed(name);
            for (int i = 0; i < values.Length; i++)
            {
                float u = Uniform(seed, i);
                values[i] = shift ? offset + scale * u : (u + offset) * scale;
            }
        }
    }

    /// <summary>A picture of 1×3×size×size from −2 to 2.</summary>
    public static Tensor Image(int size)
    {
        uint seed = Seed("image");
        return tensor([.. Enumerable.Range(0, 3 * size * size).Select(i => (Uniform(seed, i) - 0.5f) * 4)]).view(1, 3, size, size);
    }

    private static uint Seed(string name) => Encoding.ASCII.GetBytes(name).Aggregate(2166136261u, (hash, letter) => (hash ^ letter) * 16777619u);

    private static float Uniform(uint seed, int index)
    {
        uint x = (uint)index * 0x9E3779B9u + seed;
        x = (x ^ (x >> 16)) * 0x85EBCA6Bu;
        x = (x ^ (x >> 13)) * 0xC2B2AE35u;
        x ^= x >> 16;
        return (x >> 8) * (1f / (1 << 24));
    }
}
