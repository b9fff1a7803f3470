using CsCheck;

namespace NotebookKit.Display.Tests;

public sealed class HtmlTests
{
    public static TheoryData<string> Hostile =>
    [
        "<script>alert(1)</script>", "\"onload=\"alert(1)", "' onerror='alert(1)", "&lt;b&gt;", "\0\u0001\u001b[31mred", "\u202Eevil\u202C", "\uD800", "שלום", "]]>-->", new string('x', 1_000_000),
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void No_word_of_a_strangers_becomes_markup(string hostile)
    {
        string[] tags = [.. Samples.All(hostile).SelectMany(value => new Page(Faces.Html(value)).Root.DescendantsAndSelf()).Select(element => element.Name.LocalName).Distinct()];
        Assert.Subset(
            new HashSet<string> { "div", "style", "p", "table", "thead", "tbody", "tfoot", "tr", "th", "td", "small", "span", "img", "br", "bdi", "details", "summary", "progress", "pre", "strong" }, tags.ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void No_word_of_a_strangers_becomes_an_attribute(string hostile)
    {
        string[] names = [.. Samples.All(hostile).SelectMany(value => new Page(Faces.Html(value)).Attributes).Select(attribute => attribute.Name.LocalName).Distinct()];
        Assert.Subset(new HashSet<string> { "class", "scope", "style", "src", "alt", "width", "height", "role", "max", "value", "aria-label", "tabindex", "data-nbk-plot" }, names.ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void No_stranger_makes_an_output_large(string hostile) =>
        Assert.All(Samples.All(hostile), value => Assert.InRange(Faces.Html(value).Length, 100, 120_000));

    [Theory]
    [MemberData(nameof(Hostile))]
    public void No_text_commands_a_terminal(string hostile) =>
        Assert.All(Samples.All(hostile), value => Assert.DoesNotContain(Faces.Text(value), c => (char.IsControl(c) && c != '\n') || c is >= '\u202A' and <= '\u202E'));

    [Fact]
    public void Nothing_is_fetched_from_elsewhere() =>
        Assert.All(Samples.All().SelectMany(value => new Page(Faces.Html(value)).All("img")), image => Assert.StartsWith("data:image/", image.Attribute("src")!.Value, StringComparison.Ordinal));

    [Fact]
    public void Every_picture_has_words() =>
        Assert.All(Samples.All().SelectMany(value => new Page(Faces.Html(value)).All("img")), image => Assert.NotEmpty(image.Attribute("alt")!.Value));

    [Fact]
    public void Every_table_heading_says_what_it_heads() =>
        Assert.All(Samples.All().SelectMany(value => new Page(Faces.Html(value)).All("th")), heading => Assert.Contains(heading.Attribute("scope")!.Value, new[] { "row", "col" }));

    [Fact]
    public void Every_class_carries_the_kits_prefix() =>
        Assert.All(
            Samples.All().SelectMany(value => new Page(Faces.Html(value)).Attributes).Where(attribute => attribute.Name == "class").SelectMany(attribute => attribute.Value.Split(' ')),
            name => Assert.StartsWith("nbk", name, StringComparison.Ordinal));

    [Fact]
    public void Every_output_is_the_same_each_time() => Assert.All(Samples.All(), value => Assert.Equal(Faces.Render(value), Faces.Render(value)));

    [Fact]
    public void Any_text_survives_as_itself_when_it_is_harmless() =>
        Gen.String.AlphaNumeric.Sample(text => new Page(Faces.Html(Samples.Progress(text))).Words.EndsWith(text[..Math.Min(300, text.Length)] + (text.Length > 300 ? "…" : ""), StringComparison.Ordinal));

    [Fact]
    public void Any_text_at_all_gives_well_formed_html() => Gen.String.Sample(text => new Page(Faces.Html(Samples.Figure(text))).Root.Name == "div");
}
