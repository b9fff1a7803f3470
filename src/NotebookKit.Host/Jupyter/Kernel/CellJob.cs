namespace NotebookKit.Host;

/// <summary>A cell to run.</summary>
/// <param name="Channel">Where the answer goes.</param>
/// <param name="Request">Who asks.</param>
/// <param name="Cell">For what.</param>
internal sealed record CellJob(RequestChannel Channel, JupyterRequest Request, ExecuteRequest Cell);
