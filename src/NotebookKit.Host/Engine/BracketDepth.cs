namespace NotebookKit.Host;

/// <summary>Counts, a character at a time, how many brackets and interpolated texts are open in C#.</summary>
internal struct BracketDepth()
{
    private readonly Stack<int> _texts = new(); // for each open $"…", how many brackets were open where it began
    private char _last;

    /// <summary>Round, square and curly brackets.</summary>
    public int Open { get; private set; }

    /// <summary>Angle brackets within the same statement: type arguments, comparisons or tags.</summary>
    public int Angles { get; private set; }

    /// <summary>Interpolated texts, each inside a hole of the last.</summary>
    public readonly int Texts => _texts.Count;

    public void Read(char character)
    {
        switch (character)
        {
            case '(' or '[' or '{':
                (Open, Angles) = (Open + 1, 0);
                break;
            case ')' or ']' or '}':
                (Open, Angles) = (Math.Max(0, Open - 1), 0);
                break;
            case ';':
                Angles = 0; // they were no type arguments, but comparisons
                break;
            case '<':
                Angles++;
                break;
            case '>':
                Angles = Math.Max(0, Angles - 1);
                break;
            case '"' when _texts.TryPeek(out int at) && at == Open:
                _texts.Pop();
                break;
            case '"' when _last == '$':
                _texts.Push(Open);
                break;
        }

        _last = character;
    }
}
