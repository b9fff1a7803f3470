using System.Text;
using System.Text.Json;

namespace NotebookKit;

/// <summary>Reads the files in which captions come.</summary>
public static class CaptionFile
{
    /// <summary>Flickr8k's and Flickr30k's token file: lines of an image's name, "#", a number, a tab and a caption.</summary>
    /// <param name="path">Flickr8k.token.txt.</param>
    /// <param name="images">The folder or archive of the images, or null for the captions alone.</param>
    /// <param name="parts">Files that list the names of each part's images, by "train", "validation" and "test".</param>
    /// <exception cref="KitException">A file cannot be read, or a line is of another kind.</exception>
    public static CaptionDataset ReadFlickr(string path, string? images = null, IReadOnlyDictionary<string, string>? parts = null) =>
        Lines(path, images, parts, line => line.Split('\t', 2) is [var image, var caption] && image.LastIndexOf('#') is > 0 and var hash ? (image[..hash], caption) : null);

    /// <summary>Lines of an image's name, a number, a tab between, and a caption.</summary>
    /// <param name="path">A .tsv file.</param>
    /// <param name="images">The folder or archive of the images, or null for the captions alone.</param>
    /// <param name="parts">Files that list the names of each part's images, by "train", "validation" and "test".</param>
    /// <exception cref="KitException">A file cannot be read, or a line is of another kind.</exception>
    public static CaptionDataset ReadTable(string path, string? images = null, IReadOnlyDictionary<string, string>? parts = null) =>
        Lines(path, images, parts, line => line.Split('\t', 3) is [var image, _, var caption] ? (image, caption) : null);

    /// <summary>COCO's JSON: objects in "images" (id, file_name) and "annotations" (image_id, caption) (Chen et al. 2015, arXiv:1504.00325).</summary>
    /// <param name="path">captions_val2017.json.</param>
    /// <param name="images">The folder or archive of the images, or null for the captions alone.</param>
    /// <exception cref="KitException">The file cannot be read or is of another kind.</exception>
    public static CaptionDataset ReadCoco(string path, string? images = null)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(path));
            Dictionary<long, string> names = [];
            foreach (JsonElement image in json.RootElement.GetProperty("images").EnumerateArray()) names[image.GetProperty("id").GetInt64()] = image.GetProperty("file_name").GetString()!;
            Dictionary<string, List<string>> captions = names.Values.ToDictionary(name => name, _ => new List<string>(), StringComparer.Ordinal);
            foreach (JsonElement annotation in json.RootElement.GetProperty("annotations").EnumerateArray())
            {
                long id = annotation.GetProperty("image_id").GetInt64();
                if (!names.TryGetValue(id, out string? name)) throw new KitException($"{path} has a caption of the image {id}, but no such image.");
                if (!annotation.TryGetProperty("caption", out JsonElement caption)) throw new KitException($"{path} has annotations of another kind than captions: COCO's captions are in the files captions_*.json.");
                captions[name].Add(caption.GetString()!);
            }

            return Dataset(path, captions, images, null);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new KitException($"{path} cannot be read as COCO's captions: {error.Message.TrimEnd('.')}.", error);
        }
    }

    private static CaptionDataset Lines(string path, string? images, IReadOnlyDictionary<string, string>? parts, Func<string, (string Image, string Caption)?> parse)
    {
        Dictionary<string, List<string>> captions = new(StringComparer.Ordinal);
        int number = 0;
        foreach (string line in TextLines(path))
        {
            number++;
            if (line.Length == 0) continue;
            (string image, string caption) = parse(line) ?? throw new KitException($"{path}: line {number} has no image and caption: '{line[..Math.Min(line.Length, 60)]}'.");
            if (!captions.TryGetValue(image, out List<string>? own)) captions[image] = own = [];
            own.Add(caption);
        }

        return Dataset(path, captions, images, parts);
    }

    private static CaptionDataset Dataset(string path, Dictionary<string, List<string>> captions, string? images, IReadOnlyDictionary<string, string>? parts)
    {
        if (captions.Values.All(own => own.Count == 0)) throw new KitException($"{path} has no captions.");
        Dictionary<string, StoredFile> files = images is null ? [] : FileTree.Open(images).GroupBy(file => file.FileName, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        return new CaptionDataset
        {
            Name = Path.GetFileNameWithoutExtension(path),
            Images = [.. captions.Select(pair => new CaptionedImage(pair.Key, pair.Value, files.GetValueOrDefault(pair.Key)))],
            Parts = parts?.ToDictionary(pair => pair.Key, pair => (IReadOnlySet<string>)TextLines(pair.Value).Where(line => line.Length > 0).Select(line => line.Trim()).ToHashSet(StringComparer.Ordinal))
                ?? [],
        };
    }

    private static string[] TextLines(string path)
    {
        try
        {
            return File.ReadAllLines(path, Encoding.UTF8);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new KitException($"{path} cannot be read: {error.Message.TrimEnd('.')}.", error);
        }
    }
}
