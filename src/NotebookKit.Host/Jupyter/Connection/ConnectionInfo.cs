using System.Net;

namespace NotebookKit.Host;

/// <summary>Where a kernel listens, as the front end that starts it has decided.</summary>
internal sealed record ConnectionInfo
{
    public required IPAddress Address { get; init; }

    /// <summary>Requests, in their order.</summary>
    public required int Shell { get; init; }

    /// <summary>Outputs, to everybody.</summary>
    public required int Iopub { get; init; }

    /// <summary>Questions to the user.</summary>
    public required int Stdin { get; init; }

    /// <summary>Requests that cannot wait.</summary>
    public required int Control { get; init; }

    /// <summary>The echo.</summary>
    public required int Heartbeat { get; init; }

    /// <summary>What messages are signed with; empty where they are not.</summary>
    public required byte[] Key { get; init; }
}
