using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>
/// Says busy before and idle after each request. Some are answered while a cell runs; front ends show the last state that
/// they heard, so the cell's own is said again after them.
/// </summary>
internal sealed class KernelStatus(Broadcast broadcast)
{
    private readonly Lock _gate = new();
    private JupyterRequest? _cell;

    public void Busy(JupyterRequest request)
    {
        lock (_gate) Say(request, "busy");
    }

    public void Idle(JupyterRequest request)
    {
        lock (_gate)
        {
            Say(request, "idle");
            if (_cell is not null) Say(_cell, "busy");
        }
    }

    /// <summary>A cell begins.</summary>
    public void CellBusy(JupyterRequest cell)
    {
        lock (_gate) Say(_cell = cell, "busy");
    }

    /// <summary>The cell is over.</summary>
    public void CellIdle()
    {
        lock (_gate)
        {
            if (_cell is { } cell) Say(cell, "idle");
            _cell = null;
        }
    }

    private void Say(JupyterRequest request, string state) => broadcast.Publish("status", request.Header, new JsonObject { ["execution_state"] = state });
}
