using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// A safetensors file of vectors whose metadata say what it is, in which version, and the SHA-256 of all of it: metadata, names,
/// types, shapes and numbers.
/// </summary>
internal sealed class VectorFile : IDisposable
{
    private const string FormatName = "format", VersionName = "version", DigestName = "sha256";
    private const string Format = "notebookkit-";
    private const int Version = 1;

    private readonly string _path, _what;
    private readonly IReadOnlyDictionary<string, string> _facts;
    private readonly Dictionary<string, Tensor> _tensors;

    private VectorFile(string path, string what, IReadOnlyDictionary<string, string> facts, Dictionary<string, Tensor> tensors) =>
        (_path, _what, _facts, _tensors) = (path, what, facts, tensors);

    /// <exception cref="KitException">The file cannot be written; what was there is still there.</exception>
    public static void Write(string path, string kind, IReadOnlyDictionary<string, string> facts, IReadOnlyDictionary<string, Tensor> tensors)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        Dictionary<string, string> metadata = new(facts) { [FormatName] = Format + kind, [VersionName] = Version.ToString(CultureInfo.InvariantCulture) };
        metadata[DigestName] = Digest(metadata, tensors);
        SafetensorsWriter.Write(path, tensors, metadata);
    }

    /// <summary>Reads a file and makes sure that it is as it was written.</summary>
    /// <param name="path">The file.</param>
    /// <param name="kind">The kind that it was written as.</param>
    /// <param name="what">What that is, with its article, for errors.</param>
    /// <exception cref="KitException">It is not there, of another kind or a later version, cut short or altered.</exception>
    public static VectorFile Read(string path, string kind, string what)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (!File.Exists(path)) throw new KitException($"There is no file {path}.");
        Dictionary<string, Tensor> tensors = [];
        try
        {
            using var scope = NewDisposeScope();
            using DiskBytes bytes = new(path);
            using StoredWeights stored = SafetensorsFile.Open(bytes, out IReadOnlyDictionary<string, string> facts);
            if (facts.GetValueOrDefault(FormatName) != Format + kind) throw new InvalidDataException("it holds something else");
            string version = facts.GetValueOrDefault(VersionName, "");
            if (version != Version.ToString(CultureInfo.InvariantCulture)) throw new InvalidDataException($"it is of version '{version}' and this NotebookKit reads version {Version}");
            foreach (string name in stored.Names) tensors[name] = stored.Read(name);
            if (Digest(facts, tensors) != facts.GetValueOrDefault(DigestName)) throw new InvalidDataException("its content was altered since it was written, as its SHA-256 says");
            foreach (Tensor tensor in tensors.Values) tensor.DetachFromDisposeScope();
            return new VectorFile(path, what, facts, tensors);
        }
        catch (Exception error) when (WeightFault.IsDamage(error))
        {
            throw new KitException($"{path} cannot be read as {what}: {WeightFault.Reason(error)}.", error);
        }
    }

    /// <summary>What it says of itself under this name.</summary>
    /// <exception cref="KitException">It says nothing.</exception>
    public string Fact(string name) => _facts.GetValueOrDefault(name) ?? throw new KitException($"{_path} cannot be read as {_what}: it does not say its '{name}'.");

    /// <summary>One of its tensors, which stays the file's own.</summary>
    /// <exception cref="KitException">There is none of this type and as many dimensions.</exception>
    public Tensor Tensor(string name, ScalarType type, int dimensions) =>
        _tensors.GetValueOrDefault(name) is { } found && found.dtype == type && found.dim() == dimensions ? found
            : throw new KitException($"{_path} cannot be read as {_what}: it has no {type} tensor '{name}' of {dimensions} dimensions.");

    public void Dispose()
    {
        foreach (Tensor tensor in _tensors.Values) tensor.Dispose();
    }

    private static string Digest(IReadOnlyDictionary<string, string> facts, IReadOnlyDictionary<string, Tensor> tensors)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach ((string name, string value) in facts.Where(fact => fact.Key != DigestName).OrderBy(fact => fact.Key, StringComparer.Ordinal)) Append($"{name}={value}");
        foreach ((string name, Tensor value) in tensors.OrderBy(tensor => tensor.Key, StringComparer.Ordinal))
        {
            Append($"{name}:{value.dtype}[{string.Join(",", value.shape)}]");
            TensorPieces.Read(value, hash.AppendData);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Append(string line) => hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
    }
}
