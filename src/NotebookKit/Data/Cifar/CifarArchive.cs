namespace NotebookKit;

/// <summary>
/// CIFAR-10 and CIFAR-100 as their home serves them, in the Python or the binary version (A. Krizhevsky, Learning Multiple Layers
/// of Features from Tiny Images, 2009). Python's pickles are read without running them.
/// </summary>
public static class CifarArchive
{
    private const int Side = 32, ImageBytes = 3 * Side * Side;

    /// <summary>Reads both parts.</summary>
    /// <param name="path">cifar-10-python.tar.gz, cifar-10-binary.tar.gz, cifar-100-python.tar.gz, cifar-100-binary.tar.gz, or a folder of their files.</param>
    /// <returns>Images of 3×32×32; of CIFAR-100's labels the fine ones.</returns>
    /// <exception cref="KitException">The files are not there, or are not CIFAR's.</exception>
    public static ImageDataset Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Dictionary<string, StoredFile> files = FileTree.Open(path).GroupBy(file => file.FileName, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        bool hundred = files.ContainsKey("train") || files.ContainsKey("train.bin"), binary = files.Keys.Any(name => name.EndsWith(".bin", StringComparison.Ordinal));
        string ending = binary ? ".bin" : "";
        string[] train = hundred ? ["train"] : [.. Enumerable.Range(1, 5).Select(i => $"data_batch_{i}")];
        string test = hundred ? "test" : "test_batch";
        string? missing = train.Append(test).Select(name => name + ending).FirstOrDefault(name => !files.ContainsKey(name));
        if (missing is not null) throw new KitException($"{path} is not one of CIFAR's archives: there is no {missing} in it.");

        string[] classes = Classes(files, hundred, binary, path);
        string name = hundred ? "cifar-100" : "cifar-10";
        return new ImageDataset
        {
            Name = name,
            Title = hundred ? "CIFAR-100" : "CIFAR-10",
            Description = $"Colour photographs of {classes.Length} kinds of things, 32×32 pixels.",
            Train = Split("train", [.. train.Select(part => files[part + ending])], hundred, binary, classes.Length),
            Test = Split("test", [files[test + ending]], hundred, binary, classes.Length),
            ClassNames = classes,
            Licence = "none stated; for research",
            Citation = "A. Krizhevsky: Learning Multiple Layers of Features from Tiny Images. University of Toronto, 2009.",
            Homepage = "https://www.cs.toronto.edu/~kriz/cifar.html",
            Tier = "real",
            Origin = path,
        };
    }

    private static ImageSplit Split(string name, StoredFile[] files, bool hundred, bool binary, int classes)
    {
        List<byte[]> pixels = [];
        List<int> labels = [];
        foreach (StoredFile file in files)
        {
            (byte[] images, int[] own) = binary ? Binary(file, hundred) : Pickled(file, hundred);
            int wrong = Array.FindIndex(own, label => (uint)label >= (uint)classes);
            if (wrong >= 0) throw new KitException($"{file.FullName}: image {wrong} has the label {own[wrong]}, but there are {classes} classes.");
            pixels.Add(images);
            labels.AddRange(own);
        }

        byte[] all = new byte[pixels.Sum(part => (long)part.Length)];
        int at = 0;
        foreach (byte[] part in pixels)
        {
            part.CopyTo(all, at);
            at += part.Length;
        }

        return new ImageSplit(name, all, [.. labels], 3, Side, Side);
    }

    private static (byte[] Pixels, int[] Labels) Pickled(StoredFile file, bool hundred)
    {
        if (DataPickle.Read(file.ReadAllBytes(), file.FullName) is not Dictionary<string, object?> batch
            || batch.GetValueOrDefault("data") is not PickledArray { Shape: [var count, ImageBytes] } images
            || batch.GetValueOrDefault(hundred ? "fine_labels" : "labels") is not List<object?> labels || labels.Count != count)
            throw new KitException($"{file.FullName} is a pickle, but not one of CIFAR's.");
        return (images.Data, [.. labels.Select(label => checked((int)(label as long? ?? -1)))]);
    }

    /// <summary>Each image is its label, after the coarse one for CIFAR-100, and its pixels.</summary>
    private static (byte[] Pixels, int[] Labels) Binary(StoredFile file, bool hundred)
    {
        int head = hundred ? 2 : 1;
        byte[] bytes = file.ReadAllBytes();
        if (bytes.Length == 0 || bytes.Length % (head + ImageBytes) != 0) throw new KitException($"{file.FullName} has {bytes.Length:N0} bytes, which is not a whole number of images.");
        int count = bytes.Length / (head + ImageBytes);
        byte[] pixels = new byte[count * ImageBytes];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++)
        {
            int start = i * (head + ImageBytes);
            labels[i] = bytes[start + head - 1];
            bytes.AsSpan(start + head, ImageBytes).CopyTo(pixels.AsSpan(i * ImageBytes));
        }

        return (pixels, labels);
    }

    private static string[] Classes(Dictionary<string, StoredFile> files, bool hundred, bool binary, string path)
    {
        string meta = (hundred, binary) switch { (true, true) => "fine_label_names.txt", (true, false) => "meta", (false, true) => "batches.meta.txt", _ => "batches.meta" };
        if (!files.TryGetValue(meta, out StoredFile? file)) throw new KitException($"{path} is not one of CIFAR's archives: there is no {meta} in it.");
        byte[] bytes = file.ReadAllBytes();
        if (binary) return System.Text.Encoding.ASCII.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return DataPickle.Read(bytes, file.FullName) is Dictionary<string, object?> values && values.GetValueOrDefault(hundred ? "fine_label_names" : "label_names") is List<object?> names
            ? [.. names.Select(name => name as string ?? System.Text.Encoding.Latin1.GetString(name as byte[] ?? []))]
            : throw new KitException($"{file.FullName} is a pickle, but not one of CIFAR's.");
    }
}
