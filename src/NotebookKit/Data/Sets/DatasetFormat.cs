namespace NotebookKit;

/// <summary>How a data set's files are made.</summary>
internal enum DatasetFormat
{
    /// <summary>Four gzipped IDX files.</summary>
    Idx,

    /// <summary>One of CIFAR's archives.</summary>
    Cifar,

    /// <summary>Folders by class, in a folder or an archive.</summary>
    Folder,

    /// <summary>Images that a table lists.</summary>
    Table,

    /// <summary>Sheets of pixels with an image in each row, and their labels in an .npy file.</summary>
    PixelRows,

    /// <summary>Flickr's token file.</summary>
    FlickrCaptions,

    /// <summary>COCO's JSON.</summary>
    CocoCaptions,

    /// <summary>Pictures that the library draws.</summary>
    Drawn,

    /// <summary>Pictures that the library draws and says what is on them.</summary>
    DrawnCaptions,

    /// <summary>Photographs within the library, each with its own author and licence.</summary>
    Photographs,
}
