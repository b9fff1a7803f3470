using NotebookKit.Tests.Data;
using static TorchSharp.torch;

namespace NotebookKit.Tests;

public sealed class PicturePredictionTests
{
    private static readonly ImagePipeline Small = new([new ResizeTo(8, 8)], new ImageNormalisation([0.5, 0.5, 0.5], [0.5, 0.5, 0.5]));

    [Fact]
    public void A_file_is_judged_as_the_weights_want_it_and_shown_as_it_is()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["cat.jpg"], Photographs.Jpeg(3, 448, 200));
        using var model = new CifarResNet(8);
        WeightCard card = Weights.Get("cifar-resnet20/akamaster");
        TopPredictions predictions = model.Predict(folder["cat.jpg"], card, top: 10);
        using Tensor input = card.Preprocessing.Pipeline.ToTensor(folder["cat.jpg"]), logits = Judged(model, input), expected = logits[0].softmax(0);
        Assert.Equal(Samples.Values(expected).OrderDescending(), predictions.Classes.Select(one => (float)one.Probability));
        Assert.Equal(("cat.jpg", "ResNet-8", 224, 3), (predictions.Name, predictions.Model, predictions.Image!.Width, predictions.Image.Channels));
    }

    [Fact]
    public void ImageNets_classes_have_names_without_any_data()
    {
        WeightCard card = Weights.Get("googlenet/bvlc");
        Assert.Equal((1000, "tench", "toilet tissue"), (card.ClassNames.Count, card.ClassNames[0], card.ClassNames[^1]));
        Assert.All(card.ClassNames, name => Assert.False(string.IsNullOrWhiteSpace(name)));
        Assert.Equal(1000, ImageNetClasses.Codes.Distinct().Count(code => code is ['n', ..] && code.Length == 9));
    }

    [Fact]
    public void Every_card_names_its_classes() => Assert.All(Weights.List(), card => Assert.Equal(card.Classes, card.ClassNames.Count));

    [Fact]
    public void Classes_without_names_go_by_their_numbers()
    {
        using var model = new CifarResNet(8, classes: 2);
        using var image = new DecodedImage(8, 8, 3, new byte[192]);
        Assert.Equal(["class 0", "class 1"], model.Predict(image, Small, []).Classes.Select(one => one.Name).Order());
    }

    [Fact]
    public void Every_modules_mode_is_as_before_and_no_tensor_stays()
    {
        using var model = new CifarResNet(8);
        model.train();
        model.Freeze(until: "layer2");
        bool[] before = [.. model.modules().Select(module => module.training)];
        using var image = new DecodedImage(8, 8, 3, new byte[192]);
        long tensors = Samples.LiveTensors();
        model.Predict(image, Small, []);
        Assert.Equal(tensors, Tensor.TotalCount);
        Assert.Equal(before, model.modules().Select(module => module.training));
    }

    [Fact]
    public void A_picture_that_the_model_does_not_take_is_refused_in_a_sentence()
    {
        using var model = new CifarResNet(8, channels: 1);
        using var image = new DecodedImage(8, 8, 3, new byte[192]);
        Assert.Contains("ResNet-8", Assert.Throws<KitException>(() => model.Predict(image, Small, [])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_is_no_classifier_is_refused()
    {
        using var model = nn.Sequential(nn.Conv2d(3, 4, 3));
        using var image = new DecodedImage(8, 8, 3, new byte[192]);
        Assert.Equal("Sequential returns 1×4×6×6 for one picture, not a number for each class.", Assert.Throws<KitException>(() => model.Predict(image, Small, [])).Message);
    }

    [Fact]
    public void A_file_that_is_no_image_is_named()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["note.jpg"], "no image");
        using var model = new CifarResNet(8);
        Assert.Contains("note.jpg", Assert.Throws<KitException>(() => model.Predict(folder["note.jpg"], Small, [])).Message, StringComparison.Ordinal);
    }

    private static Tensor Judged(ImageModel model, Tensor input)
    {
        using var _ = no_grad();
        model.eval();
        return model.call(input);
    }
}
