namespace NotebookKit;

/// <summary>Where the first things of a scene are, seen from the second.</summary>
internal enum SceneRelation
{
    Above,
    Below,
    LeftOf,
    RightOf,
}
