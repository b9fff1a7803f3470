namespace NotebookKit.Display;

/// <summary>What keeps a face small and quick, whatever it is shown.</summary>
internal static class DisplayLimits
{
    /// <summary>Characters of a class name or another label.</summary>
    public const int LabelLength = 60;

    /// <summary>Characters of a sentence: a description, a reason, a citation.</summary>
    public const int SentenceLength = 1200;

    /// <summary>Elements that a tensor's statistics look at in one go.</summary>
    public const long PieceElements = 1 << 22;

    /// <summary>Elements that a histogram is drawn from.</summary>
    public const long SampleElements = 1 << 16;

    /// <summary>Elements up to which a sparse tensor is unfolded.</summary>
    public const long DenseElements = 1 << 22;

    /// <summary>The longer side of a tensor's picture, in pixels.</summary>
    public const int PictureSide = 224;

    /// <summary>The longer side of a heat map, in cells.</summary>
    public const int HeatMapSide = 128;

    /// <summary>The longer side up to which a tile keeps its every pixel; larger ones become photographs of <see cref="PhotoSide"/>.</summary>
    public const int CrispSide = 64;

    /// <summary>The longer side of a shrunken tile, in pixels.</summary>
    public const int PhotoSide = 112;

    /// <summary>Tiles of a batch that is shown without being asked for a number.</summary>
    public const int BatchTiles = 32;

    /// <summary>The same for images larger than <see cref="CrispSide"/>, which weigh more.</summary>
    public const int BatchPhotos = 16;

    /// <summary>Characters of a tile's caption line.</summary>
    public const int CaptionLength = 32;

    /// <summary>Epochs in a table; of more, every k-th is shown.</summary>
    public const int Epochs = 60;

    /// <summary>Tiles of a grid.</summary>
    public const int GridTiles = 200;

    /// <summary>Bytes of all pictures of an output, as it holds them.</summary>
    public const int PictureBytes = 384 << 10;

    /// <summary>The longer side of a picture that stands beside a table, in CSS pixels.</summary>
    public const int BesideSide = 168;

    /// <summary>Rows of a table.</summary>
    public const int TableRows = 300;

    /// <summary>Classes of a confusion matrix or a data set's card.</summary>
    public const int Classes = 40;

    /// <summary>Characters of a chart's or an axis's title.</summary>
    public const int ChartTitleLength = 90;
}
