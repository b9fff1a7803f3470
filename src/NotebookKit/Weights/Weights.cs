using System.IO.Enumeration;
using System.Text.Json;
using System.Text.Json.Serialization;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>Published weights by name, and saving one's own.</summary>
public static class Weights
{
    private const string Folder = "weights/";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private static readonly Lazy<IReadOnlyList<WeightCard>> Cards = new(Read);

    /// <summary>What is known of each of the weights, or of those whose names match.</summary>
    /// <param name="pattern">A name with * for any text and ? for any character, in either case: "googlenet/*".</param>
    public static IReadOnlyList<WeightCard> List(string pattern = "*")
    {
        ArgumentNullException.ThrowIfNull(pattern);
        return [.. Cards.Value.Where(card => FileSystemName.MatchesSimpleExpression(pattern, card.Name))];
    }

    /// <summary>What is known of the weights of a name.</summary>
    /// <param name="name">For example "googlenet/bvlc".</param>
    /// <exception cref="KitException">There are none of that name.</exception>
    public static WeightCard Get(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Cards.Value.FirstOrDefault(card => string.Equals(card.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new KitException($"There are no weights '{name}'; NotebookKit knows {string.Join(", ", Cards.Value.Select(card => card.Name))}.");
    }

    /// <summary>
    /// Saves a model's parameters and buffers as safetensors, whole or not at all. The same weights give the same bytes; Python reads
    /// them with <c>safetensors.torch.load_file</c>.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="path">The file; its folder is made.</param>
    /// <exception cref="KitException">The file cannot be written.</exception>
    /// <example><code>Weights.Save(model, "clothes.safetensors");</code></example>
    public static void Save(nn.Module model, string path)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        SafetensorsWriter.Write(path, model.state_dict());
    }

    /// <summary>Saves tensors as safetensors, whole or not at all.</summary>
    /// <param name="tensors">The tensors by name.</param>
    /// <param name="path">The file; its folder is made.</param>
    /// <exception cref="KitException">A tensor is of a type that the format lacks, or the file cannot be written.</exception>
    public static void Save(IReadOnlyDictionary<string, Tensor> tensors, string path)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        SafetensorsWriter.Write(path, tensors);
    }

    private static IReadOnlyList<WeightCard> Read() =>
        [.. typeof(Weights).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name =>
            {
                using Stream stream = typeof(Weights).Assembly.GetManifestResourceStream(name)!;
                return JsonSerializer.Deserialize<WeightCard>(stream, Json)!;
            })
            .OrderBy(card => card.Name, StringComparer.Ordinal)];
}
