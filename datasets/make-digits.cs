// Makes datasets/digits: the 1,797 handwritten digits of scikit-learn as IDX files, 0 to 16 stretched to 0 to 255. They come in
// fourteen blocks of about 130 that repeat one sequence of digits, a form that somebody filled in: the first ten blocks, 1,287 digits, are to
// learn from, the last four, 510, to be judged on, so that no form is on both sides. Run from the repository's top, with Debian's package python3-sklearn installed:
//   dotnet run datasets/make-digits.cs [SOURCE [TARGET]]
#:property TreatWarningsAsErrors=false
#:property PublishAot=false
using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;

const int Pixels = 64, Training = 1287;
string source = args.ElementAtOrDefault(0) ?? "/usr/lib/python3/dist-packages/sklearn/datasets/data/digits.csv.gz";
string target = args.ElementAtOrDefault(1) ?? "datasets/digits";
Directory.CreateDirectory(target);

List<int[]> rows = [];
using (StreamReader text = new(new GZipStream(File.OpenRead(source), CompressionMode.Decompress)))
{
    while (text.ReadLine() is { Length: > 0 } line)
        rows.Add([.. line.Split(',').Select(value => (int)double.Parse(value, CultureInfo.InvariantCulture))]);
}

Write("train", rows[..Training]);
Write("t10k", rows[Training..]);

void Write(string part, List<int[]> chosen)
{
    Pack($"{part}-images-idx3-ubyte.gz", [chosen.Count, 8, 8], [.. chosen.SelectMany(row => row.Take(Pixels)).Select(value => (byte)((value * 255 + 8) / 16))]);
    Pack($"{part}-labels-idx1-ubyte.gz", [chosen.Count], [.. chosen.Select(row => (byte)row[Pixels])]);
}

void Pack(string file, int[] sizes, byte[] body)
{
    byte[] content = new byte[4 + 4 * sizes.Length + body.Length];
    (content[2], content[3]) = (8, (byte)sizes.Length);
    for (int i = 0; i < sizes.Length; i++) BinaryPrimitives.WriteInt32BigEndian(content.AsSpan(4 + 4 * i), sizes[i]);
    body.CopyTo(content, 4 + 4 * sizes.Length);
    string path = Path.Combine(target, file);
    using (GZipStream stream = new(File.Create(path), CompressionLevel.SmallestSize)) stream.Write(content);
    Console.WriteLine($"{path}: {string.Join("×", sizes)}, {new FileInfo(path).Length} bytes, content SHA-256 {Convert.ToHexStringLower(SHA256.HashData(content))}");
}
