namespace NotebookKit;

/// <summary>
/// Small images without loss, as convnet.js keeps CIFAR-10: PNG sheets in which each row of pixels is one image, its rows one after
/// another, and an .npy file of labels. All are training images; the last tenth serves as the test part, as no other is there.
/// </summary>
internal static class PixelRowSheets
{
    public static (ImageSplit Train, ImageSplit Test, IReadOnlyList<string> Classes) Read(DatasetManifest manifest, string folder)
    {
        int side = manifest.Side!.Value, plane = side * side;
        byte[] labels = NpyFile.ReadBytes(Path.Combine(folder, manifest.Table!));
        byte[] pixels = new byte[labels.Length * 3 * plane];
        int image = 0;
        foreach (string sheet in manifest.Holds.Where(ImageExtensions.IsImage))
        {
            using DecodedImage rows = ImageFile.Decode(Path.Combine(folder, sheet));
            if (rows.Width != plane || image + rows.Height > labels.Length) throw new KitException($"{Path.Combine(folder, sheet)} is {rows.Width}×{rows.Height}, which does not fit {labels.Length} images of {side}×{side}.");
            for (int row = 0; row < rows.Height; row++, image++)
                for (int channel = 0; channel < 3; channel++)
                    for (int i = 0; i < plane; i++) pixels[(image * 3 + channel) * plane + i] = rows.Pixels[(row * plane + i) * 3 + channel];
        }

        if (image != labels.Length) throw new KitException($"{folder} has {image} images but {labels.Length} labels.");
        var all = new ImageSplit(manifest.Name, pixels, labels, 3, side, side);
        all.CountPerClass(manifest.Classes.Count);
        int held = all.Count / 10;
        return (all.Subset("train", [.. Enumerable.Range(0, all.Count - held)]), all.Subset("test", [.. Enumerable.Range(all.Count - held, held)]), manifest.Classes);
    }
}
