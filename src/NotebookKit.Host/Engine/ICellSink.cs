namespace NotebookKit.Host;

/// <summary>Takes what a cell sends out while it runs, from any thread.</summary>
internal interface ICellSink
{
    void Write(CellStream stream, string text);

    void Show(string displayId, MimeBundle value);

    /// <summary>Replaces what <see cref="Show"/> put under the same id, in whichever cell that was.</summary>
    void Update(string displayId, MimeBundle value);

    /// <summary>A live display's newest value, for whoever shows progress beside the notebook.</summary>
    void Progress(ProgressLine line);

    /// <summary>Asks whoever sits before the notebook for a line.</summary>
    /// <param name="prompt">What to ask.</param>
    /// <param name="password">Whether what is typed must not be seen.</param>
    /// <exception cref="InvalidOperationException">There is nobody to ask.</exception>
    string ReadLine(string prompt, bool password);

    /// <param name="wait">Whether to wait for the next output, so that nothing flickers.</param>
    void Clear(bool wait);
}
