using Microsoft.DotNet.Interactive.Formatting;
using NotebookKit.Display;
using TorchSharp;

namespace NotebookKit.Interactive.Tests;

public sealed class FormatterTests
{
    public FormatterTests() => NotebookKitExtension.Load();

    [Fact]
    public void A_tensor_shows_our_html_and_not_TorchSharps_own()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor tensor = torch.arange(0, 6).reshape(2, 3);
        Assert.Equal(Faces.Html(tensor), tensor.ToDisplayString(HtmlFormatter.MimeType));
    }

    [Fact]
    public void A_tensor_shows_our_text()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor tensor = torch.arange(0, 6).reshape(2, 3);
        Assert.Equal(Faces.Text(tensor), tensor.ToDisplayString(PlainTextFormatter.MimeType));
    }

    [Fact]
    public void A_derived_tensor_shows_our_html()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        var parameter = new TorchSharp.Modules.Parameter(torch.rand(2, 2));
        Assert.Equal(Faces.Html(parameter), parameter.ToDisplayString(HtmlFormatter.MimeType));
    }

    [Theory]
    [InlineData(typeof(torch.Tensor))]
    [InlineData(typeof(TorchSharp.Modules.Parameter))]
    [InlineData(typeof(Figure))]
    [InlineData(typeof(ImageGrid))]
    public void Html_comes_first_and_text_second(Type type) =>
        Assert.Equal([HtmlFormatter.MimeType, PlainTextFormatter.MimeType], Formatter.GetPreferredMimeTypesFor(type));

    [Fact]
    public void Loading_twice_is_harmless()
    {
        NotebookKitExtension.Load();
        Assert.Equal(Faces.Html(new TrainingHistory([], 0)), new TrainingHistory([], 0).ToDisplayString(HtmlFormatter.MimeType));
    }

    [Fact]
    public void Loading_again_brings_the_faces_back_after_a_reset()
    {
        Formatter.ResetToDefault();
        NotebookKitExtension.Load();
        Assert.Equal(Faces.Html(new TrainingHistory([], 0)), new TrainingHistory([], 0).ToDisplayString(HtmlFormatter.MimeType));
    }

    [Fact]
    public void A_tensor_inside_a_list_keeps_its_face()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        Assert.Contains("Tensor 2×2 float32", new[] { torch.rand(2, 2) }.ToDisplayString(PlainTextFormatter.MimeType), StringComparison.Ordinal);
    }

    [Fact]
    public void A_live_display_passes_values_on()
    {
        object? shown = null;
        new DelegatedLiveDisplay(value => shown = value).Update("42");
        Assert.Equal("42", shown);
    }

    [Fact]
    public async Task An_interrupt_waits_for_a_live_displays_last_value()
    {
        using var interrupt = new CancellationTokenSource();
        List<object> shown = [];
        var display = new DelegatedLiveDisplay(shown.Add, interrupt.Token);
        Task stopped = Task.Run(interrupt.Cancel, TestContext.Current.CancellationToken);
        while (!interrupt.IsCancellationRequested) await Task.Yield();

        Assert.False(stopped.IsCompleted);
        display.Update("the end");
        await stopped;
        Assert.Equal(["the end"], shown);
    }

    [Fact]
    public void A_tensor_is_json_too()
    {
        using DisposeScope scope = torch.NewDisposeScope();

        Assert.StartsWith("\"Tensor 2", torch.zeros(2, 2).ToDisplayString(JsonFormatter.MimeType), StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_is_there_for_the_asking()
    {
        byte[] png = Convert.FromBase64String(new TrainingHistory([], 0).ToDisplayString(Faces.PngType));
        Assert.Equal([137, 80, 78, 71], png[..4]);
    }

    [Fact]
    public void A_model_shows_its_structure()
    {
        using torch.nn.Module model = torch.nn.Sequential(torch.nn.Linear(2, 2));
        Assert.StartsWith("Sequential, as it is built", model.ToDisplayString(PlainTextFormatter.MimeType), StringComparison.Ordinal);
    }

    [Fact]
    public void An_interactive_chart_offers_its_json_first() =>
        Assert.Equal("application/vnd.plotly.v1+json", Formatter.GetPreferredMimeTypesFor(typeof(PlotlyFigure)).First());
}
