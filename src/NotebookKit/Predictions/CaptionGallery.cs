using System.Globalization;

namespace NotebookKit;

/// <summary>Pictures with several captions each, one below the other.</summary>
/// <param name="Pictures">The pictures.</param>
public sealed record CaptionGallery(IReadOnlyList<PictureCaptions> Pictures)
{
    /// <summary>How many pictures and captions.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Pictures.Sum(picture => picture.Captions.Count):N0} captions of {Pictures.Count:N0} pictures");
}
