namespace NotebookKit.Tests.Data;

public sealed class CifarArchiveTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(2), InlineData(4)]
    public void Pythons_pickles_are_read_in_every_protocol_that_numpy_writes(int protocol)
    {
        ImageDataset cifar = CifarArchive.Load(Path.Combine(Goldens.Folder, $"cifar-protocol-{protocol}.tar.gz"));

        Assert.Equal(["cat", "dog", "frog"], cifar.ClassNames);
        Assert.Equal([0, 1, 1, 0, 1, 2, 0, 1, 0, 0, 1, 1, 0, 1, 2], cifar.Train.Labels);
        Assert.Equal([2, 1, 0], cifar.Test.Labels);
        for (int i = 0; i < 3072; i++) Assert.Equal((byte)(i * 7 + 2 * 11 + 3), cifar.Train.Image(2 * 3 + 2)[i]);
    }

    [Fact]
    public void A_pickle_that_would_run_a_command_is_not_opened()
    {
        string path = Path.Combine(Goldens.Folder, "evil.pickle");
        KitException refused = Assert.Throws<KitException>(() => DataPickle.Read(File.ReadAllBytes(path), path));
        Assert.Equal($"{path} asks for posix.system, which no data needs: it is not opened.", refused.Message);
    }

    [Fact]
    public void Any_damage_to_a_pickle_gives_a_value_or_a_sentence()
    {
        byte[] bytes = FileTree.Open(Path.Combine(Goldens.Folder, "cifar-protocol-2.tar.gz")).Single(file => file.FileName == "test_batch").ReadAllBytes();
        var random = new Random(3);
        for (int i = 0; i < 2000; i++)
        {
            byte[] damaged = [.. bytes[..random.Next(1, i % 2 == 0 ? bytes.Length : 400)]];
            for (int flips = random.Next(4); flips > 0; flips--) damaged[random.Next(Math.Min(300, damaged.Length))] = (byte)random.Next(256);
            try
            {
                DataPickle.Read(damaged, "test_batch");
            }
            catch (KitException error)
            {
                Assert.StartsWith("test_batch", error.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void The_binary_version_is_the_same_set()
    {
        ImageDataset pickled = CifarArchive.Load(Path.Combine(Goldens.Folder, "cifar-protocol-2.tar.gz"));
        Directory.CreateDirectory(_folder["cifar"]);
        for (int batch = 0; batch < 5; batch++) WriteBinary($"data_batch_{batch + 1}.bin", pickled.Train, 3 * batch);
        WriteBinary("test_batch.bin", pickled.Test, 0);
        File.WriteAllText(_folder["cifar", "batches.meta.txt"], "cat\ndog\nfrog\n\n");

        ImageDataset binary = CifarArchive.Load(_folder["cifar"]);

        Assert.True(pickled.Train.Pixels.SequenceEqual(binary.Train.Pixels));
        Assert.Equal(pickled.Train.Labels, binary.Train.Labels);
        Assert.Equal(pickled.ClassNames, binary.ClassNames);
    }

    [Fact]
    public void Of_a_hundred_classes_the_fine_ones_are_taken()
    {
        Directory.CreateDirectory(_folder["cifar"]);
        foreach (string part in new[] { "train.bin", "test.bin" }) File.WriteAllBytes(_folder["cifar", part], [4, 1, .. new byte[3072], 2, 0, .. new byte[3072]]);
        File.WriteAllText(_folder["cifar", "fine_label_names.txt"], "apple\naquarium_fish\n");
        ImageDataset cifar = CifarArchive.Load(_folder["cifar"]);
        Assert.Equal(("cifar-100", 2), (cifar.Name, cifar.Train.Count));
        Assert.Equal([1, 0], cifar.Train.Labels);
    }

    [Fact]
    public void A_label_out_of_range_is_named()
    {
        Directory.CreateDirectory(_folder["cifar"]);
        foreach (string part in new[] { "train.bin", "test.bin" }) File.WriteAllBytes(_folder["cifar", part], [0, 7, .. new byte[3072]]);
        File.WriteAllText(_folder["cifar", "fine_label_names.txt"], "apple\n");
        Assert.EndsWith("train.bin: image 0 has the label 7, but there are 1 classes.", Assert.Throws<KitException>(() => CifarArchive.Load(_folder["cifar"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_of_something_else_is_named()
    {
        Photographs.PutInto(_folder["photos"], 1);
        Assert.Equal($"{_folder["photos"]} is not one of CIFAR's archives: there is no data_batch_1 in it.", Assert.Throws<KitException>(() => CifarArchive.Load(_folder["photos"])).Message);
    }

    public void Dispose() => _folder.Dispose();

    private void WriteBinary(string name, ImageSplit images, int first)
    {
        List<byte> bytes = [];
        for (int i = first; i < first + 3; i++) bytes.AddRange([(byte)images.Labels[i], .. images.Image(i)]);
        File.WriteAllBytes(_folder["cifar", name], [.. bytes]);
    }
}
