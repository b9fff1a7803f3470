using System.Text;

namespace NotebookKit.Host;

/// <summary>The console that cells see: what they write goes to the running cell, and what they read is asked of its front end.</summary>
internal sealed class CellConsole : TextWriter
{
    private static (TextWriter Output, TextWriter Error, TextReader Input)? Own;

    private readonly CellStream _stream;
    private readonly TextWriter _outside;

    private CellConsole(CellStream stream, TextWriter outside)
    {
        _stream = stream;
        _outside = outside;
    }

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>Puts the cells' console in place of the process's. Whoever needs the real one keeps it from before.</summary>
    public static void Install()
    {
        Own ??= (Synchronized(new CellConsole(CellStream.Output, Console.Out)), Synchronized(new CellConsole(CellStream.Error, Console.Error)), new CellInput(Console.In));
        Restore();
    }

    /// <summary>Puts it back where a cell put something else in its place: the next cell's words are not that one's to swallow.</summary>
    public static void Restore()
    {
        if (Own is not var (output, error, input)) return;
        Console.SetOut(output);
        Console.SetError(error);
        Console.SetIn(input);
    }

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(string? value)
    {
        if (string.IsNullOrEmpty(value)) return;
        if (CellScope.Current is { } cell)
        {
            cell.ThrowIfInterrupted();
            cell.Sink.Write(_stream, value);
        }
        else _outside.Write(value);
    }

    public override void WriteLine(string? value) => Write(value + "\n");
}
