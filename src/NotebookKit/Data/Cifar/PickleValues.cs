namespace NotebookKit;

/// <summary>A numpy array of bytes, as a pickle holds it.</summary>
internal sealed class PickledArray
{
    public IReadOnlyList<int> Shape { get; set; } = [];

    public byte[] Data { get; set; } = [];
}

/// <summary>A numpy element type by its name, such as "u1".</summary>
internal sealed record PickledType(string Name);

/// <summary>A function or class that a pickle names. Nothing is ever looked up or called by it.</summary>
internal sealed record PickledName(string Full);

/// <summary>Where the items of a collection begin on a pickle's stack.</summary>
internal sealed record PickleMark;
