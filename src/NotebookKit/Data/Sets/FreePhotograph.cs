namespace NotebookKit;

/// <summary>A photograph that lies within the library.</summary>
/// <param name="File">Its name.</param>
/// <param name="Class">What is on it.</param>
/// <param name="Author">Who took it.</param>
/// <param name="Licence">The licence's SPDX name, or "public domain".</param>
/// <param name="Source">Where it was published.</param>
internal sealed record FreePhotograph(string File, string Class, string Author, string Licence, string Source)
{
    /// <summary>What must stand by the picture wherever it is shown.</summary>
    public string Credit => $"{Author}, {Licence}, {Source}; scaled down";
}
