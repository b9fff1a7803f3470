namespace NotebookKit.Display;

/// <summary>A picture in a file format.</summary>
internal sealed record EncodedImage(string MediaType, byte[] Data, int Width, int Height)
{
    /// <summary>The picture inside a URL, so that an output needs nothing but itself.</summary>
    public string DataUrl => $"data:{MediaType};base64,{Convert.ToBase64String(Data)}";
}
