// Makes datasets/weights/cifar-resnet20-drawn.safetensors: a ResNet-20 for colour images, trained by this library on drawn-objects' 5,600
// training images and kept as float16. Prints what its card (datasets/weights/cifar-resnet20--drawn.json) says of it. Run from the
// repository's top; needs nothing but the library, and a few minutes on two free cores:
//   dotnet run -c Release datasets/make-drawn-weights.cs [EPOCHS [TARGET]]
#:project ../src/NotebookKit/NotebookKit.csproj
#:property UsesTorch=true
#:property TreatWarningsAsErrors=false
#:property PublishAot=false
using System.Globalization;
using System.Security.Cryptography;
using NotebookKit;
using static TorchSharp.torch;

int epochs = int.Parse(args.ElementAtOrDefault(0) ?? "10", CultureInfo.InvariantCulture);
string target = args.ElementAtOrDefault(1) ?? "datasets/weights/cifar-resnet20-drawn.safetensors";
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

ImageDataset objects = Datasets.Load("drawn-objects");
manual_seed(1);
using ImageModel model = Models.Create("cifar-resnet20", classes: objects.ClassNames.Count);
TrainingRun run = Trainer.Fit(model, objects, new TrainingOptions { Epochs = epochs, BatchSize = 64, ValidationFraction = 0.05, Seed = 1 });
using (no_grad())
    Weights.Save(model.state_dict().ToDictionary(pair => pair.Key, pair => pair.Value.is_floating_point() ? pair.Value.to(float16) : pair.Value), target);

// Judged as it was saved, rounded to float16.
using ImageModel saved = Models.Create("cifar-resnet20", classes: objects.ClassNames.Count).Load(target);
Evaluation judged = Evaluator.Evaluate(saved, objects.Test, objects.ClassNames, run.Normalisation!);
Console.WriteLine($"{epochs} epochs in {run.Seconds:F0} s, {run.Acceleration}");
Console.WriteLine($"test accuracy {judged.Accuracy:F4} on {objects.Test.Count} images; mean {string.Join(' ', run.Normalisation!.Mean)} deviation {string.Join(' ', run.Normalisation.StandardDeviation)}");
Console.WriteLine($"{target}: {new FileInfo(target).Length} bytes, SHA-256 {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(target)))}");
