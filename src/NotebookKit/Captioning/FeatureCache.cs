using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// The features of pictures, computed once: a file of the user's cache for each network, weights, preprocessing and set of pictures.
/// Whatever of these changes, the features are computed anew.
/// </summary>
public static class FeatureCache
{
    private const int BatchSize = 32;
    private const string Name = "features";

    /// <summary>Reads the features of pictures, or computes and keeps them.</summary>
    /// <param name="model">The network; a copy for inference computes, in float32.</param>
    /// <param name="files">The pictures.</param>
    /// <param name="pipeline">What the weights want of an image; without chance.</param>
    /// <param name="folder">Where they are kept; "features" in <see cref="KitPaths.Cache"/> unless said. A cache that cannot be written is done without.</param>
    /// <param name="stages">Stages whose outputs, averaged over their pixels, are put one behind another; null for what the head decides by.</param>
    /// <returns>N×F float32, in the order of the files.</returns>
    /// <exception cref="KitException">There are no pictures, or one cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The user interrupted it.</exception>
    /// <example><code>Tensor features = FeatureCache.Load(model, files, Weights.Get("googlenet/bvlc").Preprocessing.Pipeline);</code></example>
    public static Tensor Load(ImageModel model, IReadOnlyList<StoredFile> files, ImagePipeline pipeline, string? folder = null, IReadOnlyList<string>? stages = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(pipeline);
        if (files.Count == 0) throw new KitException("There are no pictures whose features could be computed.");
        string path = Path.Combine(folder ?? Path.Combine(KitPaths.Cache, Name), $"{KeyOf(model, files, pipeline, stages)}.safetensors");
        using var scope = NewDisposeScope();
        if (Kept(path, files.Count) is { } kept) return kept.MoveToOuterDisposeScope();

        using ImageModel fast = model.ForInference(bfloat16: false);
        Tensor features = Compute(fast, new ImageFileSet(Name, files, new int[files.Count], ["picture"]).AsSource(pipeline), stages);
        try
        {
            Weights.Save(new Dictionary<string, Tensor> { [Name] = features }, path);
        }
        catch (KitException)
        {
            // A full disk costs the next run its time, not this one its features.
        }

        return features.MoveToOuterDisposeScope();
    }

    /// <summary>Computes the features of a source's images in their order, and shows how far it is. Nothing is kept.</summary>
    /// <param name="model">The network, whose mode is as before afterwards; a copy by <see cref="ImageModel.ForInference"/> is faster.</param>
    /// <param name="images">The images.</param>
    /// <param name="stages">Stages whose outputs, averaged over their pixels, are put one behind another; null for what the head decides by.</param>
    /// <returns>N×F float32.</returns>
    /// <exception cref="KitException">There are no images, or the network has no such stage.</exception>
    /// <exception cref="OperationCanceledException">The user interrupted it.</exception>
    public static Tensor Compute(ImageModel model, IBatchSource images, IReadOnlyList<string>? stages = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(images);
        if (images.Count == 0) throw new KitException("There are no pictures whose features could be computed.");
        CancellationToken stop = LiveDisplay.Interrupted();
        var progress = new LiveProgress($"features of {model.GetName()}", "pictures", images.Count);
        bool training = model.training;
        model.eval();
        try
        {
            using var scope = NewDisposeScope();
            using var _ = no_grad();
            List<Tensor> rows = [];
            int done = 0;
            foreach (Batch batch in images.InOrder(new BatchOptions { BatchSize = BatchSize, ChannelsLast = model.Inference is { ChannelsLast: true } }, stop))
            {
                using (batch)
                {
                    stop.ThrowIfCancellationRequested();
                    rows.Add(Of(model, batch.Images, stages));
                    progress.Report(done += batch.Count);
                }
            }

            return cat(rows).MoveToOuterDisposeScope();
        }
        finally
        {
            model.train(training);
        }
    }

    /// <summary>The features of images, N×F float32.</summary>
    internal static Tensor Of(ImageModel model, Tensor images, IReadOnlyList<string>? stages)
    {
        using var scope = NewDisposeScope();
        Tensor features = stages is null ? model.Features(images) : cat([.. model.Extract(stages, images).Select(maps => maps.dim() == 2 ? maps : Pooling.Global(maps))], 1);
        return features.to(float32).MoveToOuterDisposeScope();
    }

    private static Tensor? Kept(string path, int count)
    {
        if (!File.Exists(path)) return null;
        try
        {
            using IWeightFile file = WeightFile.Open(path);
            Tensor features = file.Read(Name);
            if (features.dim() == 2 && features.size(0) == count && features.dtype == ScalarType.Float32) return features;
            features.Dispose();
        }
        catch (KitException)
        {
            // A damaged file of a cache is computed anew.
        }

        return null;
    }

    /// <summary>The checksum of all that features depend on: the network's name and numbers, the stages, what it is given of the first picture, and every picture's bytes.</summary>
    private static string KeyOf(ImageModel model, IReadOnlyList<StoredFile> files, ImagePipeline pipeline, IReadOnlyList<string>? stages)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(Encoding.UTF8.GetBytes(model.GetName()));
        Add(Encoding.UTF8.GetBytes(string.Join(", ", stages ?? [])));
        using (var scope = NewDisposeScope())
        {
            foreach ((string name, Tensor value) in model.state_dict().OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                Add(Encoding.UTF8.GetBytes(name));
                Add(value.detach().cpu().contiguous().bytes);
            }

            Add(Encoding.UTF8.GetBytes(string.Join(", ", pipeline.Transforms)));
            using DecodedImage first = files[0].Decode(pipeline.Decoding(ImageDecodeOptions.Default));
            Add(pipeline.ToTensor(first).bytes);
        }

        foreach (StoredFile file in files) Add(file.ReadAllBytes());
        return Convert.ToHexStringLower(hash.GetHashAndReset());

        // With its length before it, no content can pass for the end of one and the beginning of another.
        void Add(ReadOnlySpan<byte> content)
        {
            Span<byte> length = stackalloc byte[sizeof(int)];
            BinaryPrimitives.WriteInt32LittleEndian(length, content.Length);
            hash.AppendData(length);
            hash.AppendData(content);
        }
    }
}
