// Makes datasets/fashion-mnist-mini from the full set: the first 600 training and 100 test images of each class, in their
// original order. Run from the repository's top, with Debian's package dataset-fashion-mnist installed:
//   dotnet run datasets/make-fashion-mnist-mini.cs [SOURCE [TARGET]]
#:property TreatWarningsAsErrors=false
#:property PublishAot=false
using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;

string source = args.ElementAtOrDefault(0) ?? "/usr/share/datasets/fashion-mnist";
string target = args.ElementAtOrDefault(1) ?? "datasets/fashion-mnist-mini";
Directory.CreateDirectory(target);
Shrink("train", perClass: 600);
Shrink("t10k", perClass: 100);

void Shrink(string split, int perClass)
{
    byte[] images = Read($"{split}-images-idx3-ubyte.gz"), labels = Read($"{split}-labels-idx1-ubyte.gz");
    int[] taken = new int[10];
    int[] chosen = [.. Enumerable.Range(0, labels.Length - 8).Where(i => taken[labels[8 + i]]++ < perClass)];
    Write($"{split}-images-idx3-ubyte.gz", images.AsSpan(0, 16), [.. chosen.SelectMany(i => images.AsSpan(16 + i * 784, 784).ToArray())], chosen.Length);
    Write($"{split}-labels-idx1-ubyte.gz", labels.AsSpan(0, 8), [.. chosen.Select(i => labels[8 + i])], chosen.Length);
}

byte[] Read(string file)
{
    using GZipStream stream = new(File.OpenRead(Path.Combine(source, file)), CompressionMode.Decompress);
    using MemoryStream bytes = new();
    stream.CopyTo(bytes);
    return bytes.ToArray();
}

void Write(string file, ReadOnlySpan<byte> header, byte[] body, int count)
{
    byte[] content = [.. header, .. body];
    BinaryPrimitives.WriteInt32BigEndian(content.AsSpan(4), count);
    string path = Path.Combine(target, file);
    using (GZipStream stream = new(File.Create(path), CompressionLevel.SmallestSize)) stream.Write(content);
    Console.WriteLine($"{path}: {count} items, {new FileInfo(path).Length:N0} bytes, content SHA-256 {Convert.ToHexStringLower(SHA256.HashData(content))}");
}
