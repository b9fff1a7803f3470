namespace NotebookKit;

/// <summary>Draws the sets of the formats "drawn" and "drawn-captions", on all cores.</summary>
internal static class DrawnSet
{
    /// <summary>A part as pixels in memory.</summary>
    public static ImageSplit Images(DatasetManifest manifest, string part)
    {
        IDrawing drawing = DrawingOf(manifest);
        DrawnPlace[] places = Places(manifest, part);
        int side = manifest.Drawn!.Side, bytes = 3 * side * side;
        byte[] pixels = new byte[places.Length * bytes];
        ForEach(places.Length, i =>
        {
            using var sketch = new Sketch(side);
            drawing.Draw(sketch, places[i]);
            sketch.CopyTo(pixels.AsSpan(i * bytes, bytes));
        });
        return new ImageSplit(part, pixels, [.. places.Select(drawing.LabelOf)], 3, side, side);
    }

    /// <summary>All parts as PNG files in memory, with their groups.</summary>
    public static ImageFileSet Files(DatasetManifest manifest)
    {
        IDrawing drawing = DrawingOf(manifest);
        DrawnPlace[] places = [.. manifest.Drawn!.Parts.Keys.SelectMany(part => Places(manifest, part))];
        DrawnFile[] files = Draw(manifest, drawing, places);
        string?[] groups = [.. places.Select(drawing.GroupOf)];
        return new ImageFileSet(manifest.Name, files, [.. places.Select(drawing.LabelOf)], manifest.Classes)
        {
            PartNames = [.. places.Select(place => place.Part)],
            Groups = groups.All(group => group is null) ? null : groups,
            Papers = manifest.Papers(new DatasetFolder(manifest, null).Origin),
        };
    }

    /// <summary>All parts as PNG files in memory, each with what five people say about it.</summary>
    public static CaptionDataset Captions(DatasetManifest manifest)
    {
        var drawing = new SceneDrawing();
        DrawnPlace[] places = [.. manifest.Drawn!.Parts.Keys.SelectMany(part => Places(manifest, part))];
        DrawnFile[] files = Draw(manifest, drawing, places);
        return new CaptionDataset
        {
            Name = manifest.Name,
            Images = [.. places.Select((place, i) => new CaptionedImage(files[i].Name, SceneCaptions.Of(place), files[i]))],
            Parts = files.GroupBy(file => file.Place.Part).ToDictionary(part => part.Key, part => (IReadOnlySet<string>)part.Select(file => file.Name).ToHashSet(StringComparer.Ordinal)),
            Papers = manifest.Papers(new DatasetFolder(manifest, null).Origin),
        };
    }

    /// <summary>One picture as a PNG file.</summary>
    /// <exception cref="KitException">There is no such picture.</exception>
    public static DrawnFile File(DatasetManifest manifest, string part, int index)
    {
        DrawnPlace[] places = Places(manifest, part);
        EpochOrder.MustBeThere([index], places.Length, $"the part '{part}' of {manifest.Name}");
        return Draw(manifest, DrawingOf(manifest), [places[index]])[0];
    }

    private static DrawnFile[] Draw(DatasetManifest manifest, IDrawing drawing, DrawnPlace[] places)
    {
        DrawnFile[] files = new DrawnFile[places.Length];
        ForEach(places.Length, i =>
        {
            using var sketch = new Sketch(manifest.Drawn!.Side);
            drawing.Draw(sketch, places[i]);
            files[i] = new DrawnFile(manifest.Name, places[i], $"{places[i].Part}/{drawing.NameOf(places[i])}", sketch.ToPng());
        });
        return files;
    }

    private static void ForEach(int count, Action<int> draw) => Parallel.For(0, count, new ParallelOptions { CancellationToken = LiveDisplay.Interrupted() }, draw);

    private static DrawnPlace[] Places(DatasetManifest manifest, string part) =>
        manifest.Drawn!.Parts.TryGetValue(part, out int count)
            ? [.. Enumerable.Range(0, count).Select(index => new DrawnPlace(manifest.Drawn.Seed, part, index))]
            : throw new KitException($"{manifest.Name} has no part '{part}'; it has {string.Join(", ", manifest.Drawn.Parts.Keys)}.");

    private static IDrawing DrawingOf(DatasetManifest manifest) => manifest.Name switch
    {
        "drawn-objects" => new ObjectDrawing(),
        "drawn-pets" => new PetDrawing(),
        FundusDrawing.Set => new FundusPictures(),
        "drawn-scenes" => new SceneDrawing(),
        _ => throw new KitException($"Nothing draws the set {manifest.Name}."),
    };
}
