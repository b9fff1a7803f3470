namespace NotebookKit;

/// <summary>How many channels a decoded image shall have.</summary>
public enum ImageColour
{
    /// <summary>Three; grey images get the same value in each.</summary>
    Rgb,

    /// <summary>One; colours become ITU-R 601-2 luma, L = (299 R + 587 G + 114 B) / 1000.</summary>
    Grey,

    /// <summary>One where the file is grey, else three.</summary>
    AsStored,
}
