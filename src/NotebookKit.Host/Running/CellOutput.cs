using System.Text;

namespace NotebookKit.Host;

/// <summary>One output of a cell, as it stands while the notebook runs.</summary>
internal abstract class CellOutput
{
    private CellOutput() { }

    /// <summary>Text, joined until something else comes between.</summary>
    internal sealed class Text(CellStream stream) : CellOutput
    {
        public CellStream Stream { get; } = stream;

        public StringBuilder Content { get; } = new();
    }

    /// <summary>A displayed value, which may be replaced.</summary>
    internal sealed class Value(MimeBundle forms) : CellOutput
    {
        public MimeBundle Forms { get; set; } = forms;
    }

    /// <summary>The value of the cell's last expression.</summary>
    internal sealed class Result(MimeBundle forms) : CellOutput
    {
        public MimeBundle Forms { get; } = forms;
    }

    /// <summary>Why the cell failed.</summary>
    internal sealed class Error(CellError error) : CellOutput
    {
        public CellError What { get; } = error;
    }
}
