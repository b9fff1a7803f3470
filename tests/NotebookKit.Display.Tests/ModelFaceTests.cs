using TorchSharp;
using static TorchSharp.torch;

namespace NotebookKit.Display.Tests;

public sealed class ModelFaceTests
{
    [Fact]
    public void A_bare_model_shows_its_structure()
    {
        using nn.Module model = nn.Sequential(nn.Linear(4, 3), nn.ReLU());
        Assert.Equal(
            """
            Sequential, as it is built
            layer  type        weight  parameters    share  trainable
            model  Sequential  –               15  100.0 %  yes
              0    Linear      3×4             15  100.0 %  yes
              1    ReLU        –                –
            15 parameters (all trainable)
            memory: parameters and buffers 60 B
            Output shapes and multiply-adds need an input: model.Summary(1, 3, 224, 224).
            """,
            Faces.Text(model));
    }

    [Fact]
    public void A_summary_says_what_layers_return_and_keep()
    {
        using var model = new CifarResNet(8);
        string text = Faces.Text(model.Summary(1, 3, 32, 32));
        Assert.Contains("12.24 M multiply-adds a forward pass · 8 layers with weights on the longest way", text, StringComparison.Ordinal);
        Assert.Contains("memory: parameters and buffers 296 KiB · input 12 KiB · outputs of layers 576 KiB", text, StringComparison.Ordinal);
    }

    [Fact]
    public void First_filters_are_tiles()
    {
        using var model = new CifarResNet(8);
        var page = new Page(Faces.Html(model.FirstFilters()));
        Assert.Equal(16, page.All("img").Count());
        Assert.Contains("First filters of ResNet-8: conv1", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_without_a_convolution_says_so()
    {
        using var model = nn.Sequential(nn.Linear(2, 2));
        Assert.Contains("has no two-dimensional convolution", Assert.Throws<KitException>(() => model.FirstFilters()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_leaves_no_tensor_behind()
    {
        using var model = new CifarResNet(8);
        Faces.Render(model);
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        Faces.Render(model);
        model.FirstFilters();
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void A_disposed_model_never_throws()
    {
        var model = nn.Linear(2, 2);
        model.Dispose();
        Assert.NotEmpty(Faces.Render(model).Text);
    }
}
