namespace NotebookKit.Host;

/// <summary>The <c>#!…</c> lines at the top of a cell.</summary>
/// <param name="Language">The language of what follows.</param>
/// <param name="Times">Whether to say how long it took.</param>
/// <param name="Text">The cell with those lines blank, so that line numbers stay.</param>
internal sealed record CellMagics(string Language, bool Times, string Text)
{
    private const string Known = "#!csharp, #!html, #!markdown, #!time";

    /// <exception cref="CellSourceException">A magic that nbkit does not have, or a language that it does not run.</exception>
    public static CellMagics Read(CellCode cell)
    {
        string[] lines = cell.Text.ReplaceLineEndings("\n").Split('\n');
        string language = cell.Language;
        bool times = false;
        for (int i = 0; i < lines.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i])) continue;
            if (!lines[i].StartsWith("#!", StringComparison.Ordinal)) break;

            string name = NameIn(lines[i]);
            if (name == "#!time") times = true;
            else if (CellLanguage.Normalize(name[2..]) is CellLanguage.CSharp or CellLanguage.Html or CellLanguage.Markdown) language = CellLanguage.Normalize(name[2..]);
            else if (CellLanguage.KnownToDib.Contains(name[2..].ToLowerInvariant())) throw Foreign(name[2..], i + 1);
            else throw new CellSourceException(i + 1, $"{name} is not a magic command of nbkit, which knows {Known}.");
            lines[i] = "";
        }

        if (language is not (CellLanguage.CSharp or CellLanguage.Html or CellLanguage.Markdown)) throw Foreign(language, 1);
        return new CellMagics(language, times, string.Join('\n', lines));
    }

    /// <summary>The magic's name, with its <c>#!</c>.</summary>
    public static string NameIn(string line) => line.Trim().Split(' ', '\t')[0];

    private static CellSourceException Foreign(string language, int line) =>
        new(line, $"This is a cell of {language}; nbkit runs C#.");
}
