using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>A notebook in memory: its cells in order, over the JSON that they are part of.</summary>
internal sealed class Notebook
{
    private readonly List<NotebookCell> _cells;
    private readonly JsonArray _json;

    /// <param name="path">The file, as the user named it.</param>
    /// <param name="root">An nbformat 4 document whose cells have been checked.</param>
    public Notebook(string path, JsonObject root)
    {
        Path = path;
        Root = root;
        _json = root["cells"]!.AsArray();
        _cells = [.. _json.Select(cell => new NotebookCell(cell!.AsObject()))];
    }

    public string Path { get; }

    public JsonObject Root { get; }

    public IReadOnlyList<NotebookCell> Cells => _cells;

    /// <summary>Whether cells carry ids: since nbformat 4.5 each must.</summary>
    public bool HasCellIds => (int?)Root["nbformat_minor"] >= 5;

    public void Insert(int index, NotebookCell cell)
    {
        _cells.Insert(index, cell);
        _json.Insert(index, cell.Json);
    }

    public void Remove(NotebookCell cell)
    {
        _cells.Remove(cell);
        _json.Remove(cell.Json);
    }
}
