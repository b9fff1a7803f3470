using System.Globalization;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>A picture and what lies nearest to it in the space of a network's features. Shows itself as a strip with distances.</summary>
public sealed record NeighborStrip
{
    /// <summary>The nearest, the first first.</summary>
    public required IReadOnlyList<PicturedNeighbor> Found { get; init; }

    /// <summary>How many were searched.</summary>
    public required int Searched { get; init; }

    /// <summary>How distance is measured, for example "Euclidean".</summary>
    public string Measure { get; init; } = "Euclidean";

    /// <summary>The picture that was asked about, or null.</summary>
    public DecodedImage? Query { get; init; }

    /// <summary>Its class, or null; what is found is marked as right or wrong by it.</summary>
    public string? QueryLabel { get; init; }

    /// <summary>What it is called, for example its file's name, or null.</summary>
    public string? QueryName { get; init; }

    /// <summary>The nearest images to one of them, by Euclidean distance.</summary>
    /// <param name="features">N×F, an image a row.</param>
    /// <param name="query">The row that is asked about; it is not found itself.</param>
    /// <param name="count">How many to find.</param>
    /// <param name="images">The N images, or null.</param>
    /// <param name="classNames">The names of the images' classes, or null.</param>
    /// <exception cref="KitException">The features are not N×F or not finite, or there are not as many images.</exception>
    public static NeighborStrip Of(Tensor features, int query, int count = 8, ImageSplit? images = null, IReadOnlyList<string>? classNames = null)
    {
        using NearestNeighbors index = NearestNeighbors.Fit(features);
        return Of(index, query, count, images, classNames);
    }

    /// <summary>The nearest images to one of an index's, by its metric.</summary>
    /// <param name="index">The features, an image a row.</param>
    /// <param name="query">The row that is asked about; it is not found itself.</param>
    /// <param name="count">How many to find.</param>
    /// <param name="images">The index's images, or null.</param>
    /// <param name="classNames">The names of the images' classes, or null.</param>
    /// <exception cref="KitException">There is no such row, or there are not as many images.</exception>
    public static NeighborStrip Of(NearestNeighbors index, int query, int count = 8, ImageSplit? images = null, IReadOnlyList<string>? classNames = null) =>
        Of(index, query, count, images?.Count, (i, distance) => new PicturedNeighbor(
            i, distance, images is null || classNames is null ? null : classNames[images.Labels[i]], images is null ? null : Miniature.Of(images, i)));

    /// <summary>The nearest files to one of an index's, by its metric.</summary>
    /// <param name="index">The features, an image a row.</param>
    /// <param name="query">The row that is asked about; it is not found itself.</param>
    /// <param name="pictures">The index's images; only those that are found are decoded.</param>
    /// <param name="count">How many to find.</param>
    /// <exception cref="KitException">There is no such row, or there are not as many images.</exception>
    public static NeighborStrip Of(NearestNeighbors index, int query, ImageFileSet pictures, int count = 8)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        return Of(index, query, count, pictures.Count, (i, distance) => PictureOf(pictures, i, distance));
    }

    /// <summary>One line: the nearest with their distances.</summary>
    public override string ToString() => string.Join(", ", Found.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Label ?? "image"} {one.Index} at {one.Distance:G4}")));

    internal static string MeasureOf(DistanceMetric metric) => metric == DistanceMetric.L2 ? "Euclidean" : "cosine";

    internal static PicturedNeighbor PictureOf(ImageFileSet pictures, int index, double distance) =>
        new(index, distance, pictures.ClassNames[pictures.Labels[index]], Miniature.Of(pictures.Files[index]));

    private static NeighborStrip Of(NearestNeighbors index, int query, int count, int? images, Func<int, double, PicturedNeighbor> picture)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if ((uint)query >= index.Count) throw new KitException($"There is no image {query}; there are {index.Count}, numbered from 0.");
        if (images is { } there && there != index.Count) throw new KitException($"There are {index.Count} rows of features but {there} images.");
        PicturedNeighbor asked = picture(query, 0);
        using Tensor row = index.Features.narrow(0, query, 1);
        // One more than asked for: the row itself is among them, unless enough others are equal to it.
        Neighbors near = index.KNeighbors(row, (int)Math.Clamp(count + 1L, 1, index.Count));
        return new NeighborStrip
        {
            Found = [.. Enumerable.Range(0, near.K).Where(rank => near.Indices[0, rank] != query).Take(count).Select(rank => picture(near.Indices[0, rank], near.Distances[0, rank]))],
            Searched = index.Count - 1,
            Measure = MeasureOf(index.Metric),
            Query = asked.Image,
            QueryLabel = asked.Label,
        };
    }
}
