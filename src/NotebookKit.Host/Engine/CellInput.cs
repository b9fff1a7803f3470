namespace NotebookKit.Host;

/// <summary>The console's input that cells see: each line is asked of whoever sits at the front end.</summary>
internal sealed class CellInput(TextReader outside) : TextReader
{
    private readonly Lock _gate = new();
    private string _line = "";
    private int _next;

    public override string? ReadLine()
    {
        lock (_gate)
        {
            if (_next >= _line.Length) return Ask();
            string rest = _line[_next..].TrimEnd('\n');
            _next = _line.Length;
            return rest;
        }
    }

    public override int Peek()
    {
        lock (_gate) return _next < _line.Length ? _line[_next] : -1;
    }

    public override int Read()
    {
        lock (_gate)
        {
            if (_next >= _line.Length)
            {
                if (Ask() is not { } line) return -1;
                (_line, _next) = (line + "\n", 0);
            }

            return _line[_next++];
        }
    }

    public override int Read(char[] buffer, int index, int count)
    {
        for (int read = 0; read < count;)
        {
            int c = Read();
            if (c < 0) return read;
            buffer[index + read++] = (char)c;
            if (c == '\n') return read;
        }

        return count;
    }

    private string? Ask() => CellScope.Current is { } cell ? cell.Sink.ReadLine("", password: false) : outside.ReadLine();
}
