namespace NotebookKit.Host;

/// <summary>How an engine's process is started.</summary>
internal sealed record EngineOptions
{
    /// <summary>The current folder of its cells.</summary>
    public required string Folder { get; init; }

    /// <summary>The most bytes of physical memory that it and what it starts may have, or null for as many as there are.</summary>
    public long? Memory { get; init; }

    /// <summary>How many processors it may keep busy, or null for all.</summary>
    public int? Processors { get; init; }

    /// <summary>How long it may take until it listens, and until its compiler is ready.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromMinutes(2);
}
