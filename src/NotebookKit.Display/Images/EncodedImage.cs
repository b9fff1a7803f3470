namespace NotebookKit.Display;

/// <summary>A picture in a file format.</summary>
internal sealed record EncodedImage(string MediaType, byte[] Data, int Width, int Height)
{
    /// <summary>What a drawn picture was drawn from, or null for one made of pixels.</summary>
    public Drawing? Source { get; init; }

    /// <summary>The picture inside a URL, so that an output needs nothing but itself.</summary>
    public string DataUrl => $"data:{MediaType};base64,{Convert.ToBase64String(Data)}";
}
