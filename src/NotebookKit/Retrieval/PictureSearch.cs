using System.Globalization;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>Finds the pictures of a collection that are like a picture of one's own, by the features of a network.</summary>
/// <example><code>
/// using FeatureExtractor extractor = FeatureExtractor.Of("googlenet/bvlc");
/// using PictureSearch search = PictureSearch.Fit(extractor, clothes);
/// search.Find("my-coat.jpg")
/// </code></example>
public sealed class PictureSearch : IDisposable
{
    private readonly FeatureExtractor _extractor;
    private readonly NeuralCodes? _codes;

    /// <summary>Searches by an index that is there already, for example one that was saved, or a set on a server.</summary>
    /// <param name="extractor">What made the index's features; stays the caller's.</param>
    /// <param name="index">The features of the pictures, in their order; stays the caller's.</param>
    /// <param name="pictures">The pictures.</param>
    /// <param name="codes">The projection that the index's features went through, or null.</param>
    /// <exception cref="KitException">There are not as many pictures as the index has vectors.</exception>
    public PictureSearch(FeatureExtractor extractor, INeighborIndex index, ImageFileSet pictures, NeuralCodes? codes = null)
    {
        ArgumentNullException.ThrowIfNull(extractor);
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(pictures);
        if (index.Count != pictures.Count) throw new KitException($"The index holds {index.Count} vectors, but {pictures.Name} has {pictures.Count} pictures: they must be of the same pictures in the same order.");
        (_extractor, Index, Pictures, _codes) = (extractor, index, pictures, codes);
    }

    /// <summary>The features that are searched.</summary>
    public INeighborIndex Index { get; }

    /// <summary>The pictures that are found.</summary>
    public ImageFileSet Pictures { get; }

    private NearestNeighbors? Own { get; init; }

    /// <summary>Makes an exact index of pictures; their features come from the cache where it has them.</summary>
    /// <param name="extractor">What makes features; stays the caller's.</param>
    /// <param name="pictures">The pictures.</param>
    /// <param name="metric">What "like" means.</param>
    /// <param name="codes">A projection to shorter codes, or null.</param>
    /// <exception cref="KitException">A picture cannot be read, or the projection was learnt on other features.</exception>
    /// <exception cref="OperationCanceledException">The user interrupted it.</exception>
    public static PictureSearch Fit(FeatureExtractor extractor, ImageFileSet pictures, DistanceMetric metric = DistanceMetric.Cosine, NeuralCodes? codes = null)
    {
        ArgumentNullException.ThrowIfNull(extractor);
        ArgumentNullException.ThrowIfNull(pictures);
        using var scope = NewDisposeScope();
        Tensor features = extractor.Of(pictures.Files);
        NearestNeighbors index = NearestNeighbors.Fit(codes is null ? features : codes.Project(features), metric);
        return new PictureSearch(extractor, index, pictures, codes) { Own = index };
    }

    /// <summary>The pictures most like one of one's own.</summary>
    /// <param name="path">An image file.</param>
    /// <param name="count">How many to find, at most as many as there are.</param>
    /// <exception cref="KitException">The file cannot be read as an image, or the extractor is another than the index's.</exception>
    public NeighborStrip Find(string path, int count = 8)
    {
        using Tensor features = _extractor.Of(path);
        return Find(features, count, Miniature.Of(StoredFile.OnDisk(path)), Path.GetFileName(path));
    }

    /// <summary>The pictures most like an image.</summary>
    /// <param name="image">The image, with as many channels as the network is for; left as it is.</param>
    /// <param name="count">How many to find, at most as many as there are.</param>
    /// <exception cref="KitException">The extractor is another than the index's.</exception>
    public NeighborStrip Find(DecodedImage image, int count = 8)
    {
        ArgumentNullException.ThrowIfNull(image);
        using Tensor features = _extractor.Of(image);
        return Find(features, count, Miniature.Of(image), null);
    }

    /// <summary>What is searched.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"search among {Pictures.Count:N0} pictures of {Pictures.Name} by {_extractor}");

    /// <summary>Gives back the memory of an index that <see cref="Fit"/> made.</summary>
    public void Dispose() => Own?.Dispose();

    private NeighborStrip Find(Tensor features, int count, DecodedImage? picture, string? name)
    {
        using Tensor query = _codes is null ? features.alias() : _codes.Project(features);
        Neighbors found = Index.KNeighbors(query, Math.Min(count, Index.Count));
        return new NeighborStrip
        {
            Found = [.. Enumerable.Range(0, found.K).Select(rank => NeighborStrip.PictureOf(Pictures, found.Indices[0, rank], found.Distances[0, rank]))],
            Searched = Pictures.Count,
            Measure = NeighborStrip.MeasureOf(Index.Metric),
            Query = picture,
            QueryName = name,
        };
    }
}
