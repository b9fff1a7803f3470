namespace NotebookKit;

/// <summary>Where a scene is.</summary>
internal enum ScenePlace
{
    Meadow,
    Night,
    Beach,
    Snow,
    Wall,
}
