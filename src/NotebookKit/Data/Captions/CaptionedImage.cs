namespace NotebookKit;

/// <summary>An image and what people said about it.</summary>
/// <param name="Name">The image's file name.</param>
/// <param name="Captions">The captions as they were written, in the order of the file.</param>
/// <param name="File">The image, or null where only the captions are there.</param>
public sealed record CaptionedImage(string Name, IReadOnlyList<string> Captions, StoredFile? File = null)
{
    /// <summary>The name and the first caption.</summary>
    public override string ToString() => $"{Name}: {(Captions.Count > 0 ? Captions[0] : "no caption")}";
}
