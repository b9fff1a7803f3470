namespace NotebookKit;

/// <summary>The simple objects that the library draws, in the order of drawn-objects' classes.</summary>
internal enum ObjectShape
{
    Disc,
    Ring,
    Square,
    Triangle,
    Star,
    Cross,
    Heart,
    Arrow,
    Moon,
    Flower,
    House,
    Fish,
    Tree,
    Cup,
}
