using TorchSharp;

namespace NotebookKit.Display.Tests;

public sealed class FacesTests
{
    [Fact]
    public void Know_every_type_of_the_library_that_shows_itself() =>
        Assert.All(Samples.All(), value => Assert.True(Faces.Has(value.GetType()), $"{value.GetType()} has no face"));

    [Fact]
    public void Serve_derived_types() => Assert.True(Faces.Has(typeof(TorchSharp.Modules.Parameter)));

    [Fact]
    public void Have_none_for_a_strangers_type() => Assert.False(Faces.TryRender(new Uri("https://example.org"), out _));

    [Fact]
    public void Render_a_strangers_value_as_its_text() => Assert.Equal("https://example.org/", Faces.Render(new Uri("https://example.org")).Text);

    [Fact]
    public void Render_null() => Assert.Equal("null", Faces.Render(null).Text);

    [Fact]
    public void Say_what_went_wrong_instead_of_throwing() =>
        Assert.Equal("Refusing: could not be shown (InvalidOperationException: I won't)", Faces.Render(new Refusing()).Text);

    [Fact]
    public void Say_it_in_html_too() => Assert.Contains("could not be shown", new Page(Faces.Render(new Refusing()).Html).Words, StringComparison.Ordinal);

    [Fact]
    public void Find_a_tensor_by_its_base_type()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        Assert.True(Faces.TryRender(new TorchSharp.Modules.Parameter(torch.rand(2)), out _));
    }

    private sealed class Refusing
    {
        public override string ToString() => throw new InvalidOperationException("I won't");
    }
}
