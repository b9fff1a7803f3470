using System.Globalization;
using TorchSharp;

namespace NotebookKit.Display.Tests;

public sealed class CultureTests
{
    [Fact]
    public void Numbers_look_the_same_in_every_culture()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        object[] values = [.. Samples.All(), torch.linspace(-1.5, 1.5, 4000).reshape(1, 50, 80), torch.rand(3)];
        RenderedFace[] usual = [.. values.Select(Faces.Render)];
        CultureInfo before = CultureInfo.CurrentCulture;
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (comma.NumberFormat.NumberDecimalSeparator, comma.NumberFormat.NumberGroupSeparator, comma.NumberFormat.NegativeSign) = (",", ".", "~");
        try
        {
            CultureInfo.CurrentCulture = comma;
            Assert.Equal(usual, values.Select(Faces.Render));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
