namespace NotebookKit.Host;

/// <summary>
/// What the cells so far have declared, as one script: the newest of each name, and all usings. Its size is that of what
/// is declared, not of what has been run, so that the thousandth cell is completed as fast as the second.
/// </summary>
internal sealed class EarlierCells
{
    private readonly List<string> _usings = [];
    private readonly Dictionary<string, List<CellDeclaration>> _declarations = [];
    private readonly List<string> _order = [];

    public void Add(IEnumerable<string> usings, IEnumerable<CellDeclaration> declarations)
    {
        foreach (string line in usings)
        {
            // "using X = …" said again means the newer one.
            if (AliasIn(line) is { } alias) _usings.RemoveAll(earlier => AliasIn(earlier) == alias);
            if (!_usings.Contains(line)) _usings.Add(line);
        }

        foreach (CellDeclaration declaration in declarations)
        {
            if (!_declarations.TryGetValue(declaration.Name, out List<CellDeclaration>? named))
            {
                _declarations.Add(declaration.Name, named = []);
                _order.Add(declaration.Name);
            }

            named.RemoveAll(declaration.Replaces);
            named.Add(declaration);
        }
    }

    public string ToScript() => string.Join('\n', _usings.Concat(_order.SelectMany(name => _declarations[name]).Select(declaration => declaration.Text)));

    private static string? AliasIn(string line) => line.IndexOf('=') is > 0 and var sign ? line[..sign].Trim() : null;
}
