using System.Globalization;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>What lies nearest to a picture in the space of a network's features. Shows itself as a strip with distances.</summary>
public sealed record Neighbours
{
    /// <summary>The nearest, the first first.</summary>
    public required IReadOnlyList<Neighbour> Found { get; init; }

    /// <summary>How many were searched.</summary>
    public required int Searched { get; init; }

    /// <summary>How distance is measured, for example "Euclidean".</summary>
    public string Measure { get; init; } = "Euclidean";

    /// <summary>The picture that was asked about, or null.</summary>
    public DecodedImage? Query { get; init; }

    /// <summary>Its class or name, or null.</summary>
    public string? QueryLabel { get; init; }

    /// <summary>The nearest of a few thousand images to one of them, by Euclidean distance, one by one.</summary>
    /// <param name="features">N×F, an image a row.</param>
    /// <param name="query">The row that is asked about; it is not found itself.</param>
    /// <param name="count">How many to find.</param>
    /// <param name="images">The N images, or null.</param>
    /// <param name="classNames">The names of the images' classes, or null.</param>
    /// <exception cref="KitException">The features are not N×F, or there are not as many images.</exception>
    public static Neighbours Of(Tensor features, int query, int count = 8, ImageSplit? images = null, IReadOnlyList<string>? classNames = null)
    {
        ArgumentNullException.ThrowIfNull(features);
        float[,] rows = FeatureRows.Read(features, "Neighbours");
        int n = rows.GetLength(0);
        if ((uint)query >= n) throw new KitException($"There is no image {query}; there are {n}, numbered from 0.");
        if (images is not null && images.Count != n) throw new KitException($"There are {n} rows of features but {images.Count} images.");
        double[] distances = [.. Enumerable.Range(0, n).Select(i => Math.Sqrt(FeatureRows.SquaredDistance(rows, query, i)))];
        return new Neighbours
        {
            Found = [.. Enumerable.Range(0, n).Where(i => i != query).OrderBy(i => distances[i]).Take(count).Select(i => new Neighbour(i, distances[i], Label(i), Picture(i)))],
            Searched = n - 1,
            Query = Picture(query),
            QueryLabel = Label(query),
        };

        string? Label(int i) => images is null || classNames is null ? null : classNames[images.Labels[i]];
        DecodedImage? Picture(int i) => images is null ? null : Miniature.Of(images, i);
    }

    /// <summary>One line: the nearest with their distances.</summary>
    public override string ToString() => string.Join(", ", Found.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Label ?? "image"} {one.Index} at {one.Distance:G4}")));
}
