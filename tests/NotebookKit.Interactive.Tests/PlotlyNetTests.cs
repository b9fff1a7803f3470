using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive.Formatting;
using NotebookKit.Display;

namespace NotebookKit.Interactive.Tests;

/// <summary>A user's Plotly.NET, met as in a notebook: loaded after the extension, without a reference of the kit's.</summary>
[Collection(nameof(PlotlyNetTests))]
public sealed class PlotlyNetTests
{
    private const string PlotlyType = "application/vnd.plotly.v1+json";

    public PlotlyNetTests()
    {
        NotebookKitExtension.Load();
        PlotlyLibrary.IsEmbedded = true;
    }

    [Fact]
    public void Loading_the_extension_does_not_load_it() =>
        Assert.DoesNotContain(typeof(NotebookKitExtension).Assembly.GetReferencedAssemblies().Concat(typeof(Faces).Assembly.GetReferencedAssemblies()), name => name.Name!.StartsWith("Plotly", StringComparison.Ordinal));

    [Fact]
    public void Its_chart_is_offered_as_json_html_and_text()
    {
        Plotly.NET.GenericChart chart = Chart();
        Assert.Equal([PlotlyType, HtmlFormatter.MimeType, PlainTextFormatter.MimeType], Formatter.GetPreferredMimeTypesFor(chart.GetType()));
        Assert.StartsWith("{\"data\":[{\"type\":\"scatter\"", chart.ToDisplayString(PlotlyType), StringComparison.Ordinal);
        Assert.Contains("speed: 3 points, x 1 to 3, y 2 to 5", chart.ToDisplayString(PlainTextFormatter.MimeType), StringComparison.Ordinal);
    }

    [Fact]
    public void Its_library_is_given_once_and_the_picture_each_time()
    {
        PlotlyLibrary.Forget();
        string first = Chart().ToDisplayString(HtmlFormatter.MimeType), second = Chart().ToDisplayString(HtmlFormatter.MimeType);
        Assert.InRange(first.Length, 3_000_000, 4_500_000);
        Assert.InRange(second.Length, 10_000, 60_000);
        Assert.Contains("data:image/svg+xml;base64,", second, StringComparison.Ordinal);
        Assert.DoesNotContain("https://cdn", second, StringComparison.Ordinal);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Plotly.NET.GenericChart Chart() => Plotly.NET.CSharp.Chart.Point<double, double, string>(x: new[] { 1.0, 2, 3 }, y: new[] { 2.0, 4, 5 }, Name: "speed");
}
