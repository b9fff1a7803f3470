namespace NotebookKit;

/// <summary>Images in folders that are called after their classes: <c>cat/1.jpg</c>, or <c>train/cat/1.jpg</c> and <c>test/cat/2.jpg</c>.</summary>
public static class ImageFolder
{
    /// <summary>Lists the images of a folder, or of a zip, tar or tar.gz archive of one. Nothing is decoded or unpacked yet.</summary>
    /// <param name="path">The folder or archive; folders around the classes' own are looked through.</param>
    /// <param name="limits">What it may hold.</param>
    /// <returns>The images by name; classes in the order of their names. Files that are no images are passed over.</returns>
    /// <exception cref="KitException">
    /// There are no images, one lies in no class, a class is empty or unknown to the training part, or there are folders beside those of
    /// the parts.
    /// </exception>
    /// <example><code>ImageFileSet pets = ImageFolder.Load("pets-224");</code></example>
    public static ImageFileSet Load(string path, ArchiveLimits? limits = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Path.GetExtension(path).ToUpperInvariant() is ".CSV" or ".TSV") throw new KitException($"{path} is a table, not a folder or archive: use ImageTable.Load.");
        StoredFile[] images = [.. FileTree.Open(path, limits).Where(file => ImageExtensions.IsImage(file.Name))];
        if (images.Length == 0) throw new KitException($"There are no images (*{string.Join(", *", ImageExtensions.All)}) in {path}.");

        string[][] folders = [.. images.Select(image => image.Name.Split('/')[..^1])];
        int depth = 0;
        while (folders.All(folder => folder.Length > depth + 1 && folder[depth] == folders[0][depth]) && !KnownParts.Has(folders[0][depth])) depth++;
        int homeless = Array.FindIndex(folders, folder => folder.Length <= depth);
        if (homeless >= 0) throw new KitException($"{images[homeless].FullName} lies in no class: put each image into a folder that is called after its class.");
        bool divided = folders.All(folder => KnownParts.Has(folder[depth]));
        if (!divided) NoPartsBesideOthers(path, folders, depth);
        int at = divided ? depth + 1 : depth;
        homeless = Array.FindIndex(folders, folder => folder.Length <= at);
        if (homeless >= 0) throw new KitException($"{images[homeless].FullName} lies in no class: put each image into a folder that is called after its class.");

        string[] classes = [.. folders.Select(folder => folder[at]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        NoClassMayBeEmpty(path, [.. folders.Select(folder => string.Join('/', folder[..(at + 1)])).Distinct()], divided, depth);
        Dictionary<string, int> labels = classes.Index().ToDictionary(item => item.Item, item => item.Index);
        var set = new ImageFileSet(Path.GetFileName(Path.TrimEndingDirectorySeparator(path)), images, [.. folders.Select(folder => labels[folder[at]])], classes)
        {
            PartNames = divided ? [.. folders.Select(folder => KnownParts.Of(folder[depth]))] : null,
        };
        TrainingMustKnowAll(set);
        return set;
    }

    /// <summary>With <c>train/cat</c>, <c>test/cat</c> and <c>extra/cat</c>, "train" would be a class. A class of trains has its images in "train" itself.</summary>
    private static void NoPartsBesideOthers(string path, string[][] folders, int depth)
    {
        string[] parts = [.. folders.Where(folder => folder.Length > depth + 1 && KnownParts.Has(folder[depth])).Select(folder => folder[depth]).Distinct(StringComparer.Ordinal)];
        if (parts.Length == 0) return;
        IEnumerable<string> others = folders.Select(folder => folder[depth]).Where(folder => !KnownParts.Has(folder)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        throw new KitException($"{path} has folders of parts ({string.Join(", ", parts)}) and others beside them ({string.Join(", ", others)}): move the others elsewhere, or call them train, validation or test.");
    }

    /// <summary>A class folder without images is a mistake that would otherwise show only as a class too few. An archive has no empty folders.</summary>
    private static void NoClassMayBeEmpty(string path, HashSet<string> used, bool divided, int depth)
    {
        if (!Directory.Exists(path)) return;
        string home = Path.Combine([path, .. used.First().Split('/')[..depth]]);
        IEnumerable<string> folders = divided ? Directory.EnumerateDirectories(home).Where(part => KnownParts.Has(Path.GetFileName(part))).SelectMany(Directory.EnumerateDirectories) : Directory.EnumerateDirectories(home);
        string? empty = folders.Order(StringComparer.Ordinal)
            .FirstOrDefault(folder => !Path.GetFileName(folder).StartsWith('.') && Path.GetFileName(folder) != "__MACOSX" && new DirectoryInfo(folder).LinkTarget is null
                && !used.Contains(Path.GetRelativePath(path, folder).Replace(Path.DirectorySeparatorChar, '/')));
        if (empty is not null) throw new KitException($"The class {empty} has no images: put some in, or take the folder away.");
    }

    private static void TrainingMustKnowAll(ImageFileSet set)
    {
        if (!set.Parts.Contains("train")) return;
        int[] known = set.Part("train").CountPerClass();
        int unknown = Array.IndexOf(known, 0);
        if (unknown >= 0) throw new KitException($"{set.Name} has no training images of the class {set.ClassNames[unknown]}, but images of it in another part.");
    }
}
