// Makes datasets/free-photographs: photographs that Debian's packages python3-skimage and python3-sklearn carry, scaled to a longer side of 256
// pixels. Run from the repository's top; where python3-skimage is not installed, unpack it (apt-get download, dpkg-deb -x) and name its folder:
//   dotnet run -c Release datasets/make-free-photographs.cs [PYTHON-PACKAGES [TARGET]]
#:project ../src/NotebookKit/NotebookKit.csproj
#:property UsesTorch=true
#:property TreatWarningsAsErrors=false
#:property PublishAot=false
using NotebookKit;
using SkiaSharp;

const int Side = 256, Quality = 88;
const string Installed = "/usr/lib/python3/dist-packages";
string packages = args.ElementAtOrDefault(0) ?? Installed, target = args.ElementAtOrDefault(1) ?? "datasets/free-photographs";
Directory.CreateDirectory(target);
foreach ((string from, string to) in new[]
{
    ("skimage/data/chelsea.png", "cat"), ("skimage/data/coffee.png", "espresso"), ("skimage/data/rocket.jpg", "rocket"), ("skimage/data/retina.jpg", "retina"),
    ("sklearn/datasets/images/china.jpg", "pagoda"), ("sklearn/datasets/images/flower.jpg", "dahlia"),
})
{
    string path = Path.Combine(packages, from);
    using DecodedImage whole = StoredFile.OnDisk(File.Exists(path) ? path : Path.Combine(Installed, from)).Decode();
    double scale = (double)Side / Math.Max(whole.Width, whole.Height);
    using DecodedImage small = ImageResizer.Resize(whole, (int)Math.Round(scale * whole.Width), (int)Math.Round(scale * whole.Height));
    using var bitmap = new SKBitmap(new SKImageInfo(small.Width, small.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
    for (int i = 0; i < small.Width * small.Height; i++)
        bitmap.SetPixel(i % small.Width, i / small.Width, new SKColor(small.Pixels[3 * i], small.Pixels[3 * i + 1], small.Pixels[3 * i + 2]));
    using SKData file = bitmap.Encode(SKEncodedImageFormat.Jpeg, Quality);
    string made = Path.Combine(target, to + ".jpg");
    File.WriteAllBytes(made, file.ToArray());
    Console.WriteLine($"{made}: {small.Width}×{small.Height}, {file.Size} bytes");
}
