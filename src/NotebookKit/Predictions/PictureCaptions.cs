namespace NotebookKit;

/// <summary>A picture and several captions for it. Shows itself with the picture beside them.</summary>
/// <param name="Captions">The captions, in the order in which they are shown.</param>
/// <example><code>captioner.Describe("dog.jpg", extractor)</code></example>
public sealed record PictureCaptions(IReadOnlyList<NamedCaption> Captions)
{
    private readonly DecodedImage? _image;

    /// <summary>What the picture is called, for example its file's name, or null.</summary>
    public string? Name { get; init; }

    /// <summary>The picture, of which a small copy is kept, or null.</summary>
    public DecodedImage? Image
    {
        get => _image;
        init => _image = value is null ? null : Miniature.Of(value);
    }

    /// <summary>What people said about the picture, where that is known.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>A line a caption.</summary>
    public override string ToString() => string.Join('\n', Captions.Select(caption => $"{caption.How}: {caption.Caption}"));
}
