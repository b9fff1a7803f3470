namespace NotebookKit;

/// <summary>Something that a case study found, shown with what it was found on: no figure stands without its data and tier.</summary>
/// <param name="Value">A comparison, a curve, a gallery, or whatever else has a face.</param>
/// <param name="Tier">"quick", "real" or "full".</param>
/// <param name="Data">The papers of the images.</param>
public sealed record CaseFinding(object Value, string Tier, DatasetPapers Data)
{
    /// <summary>Data and tier in words, and whether the images are drawings of the library's own making.</summary>
    public string Where => $"{Data.Title}, {Tier} tier{(Data.IsSynthetic ? $", {DatasetPapers.Synthetic}" : "")}";

    /// <summary>The value's text, and where it was found.</summary>
    public override string ToString() => $"{Value}\n{Where}";
}
