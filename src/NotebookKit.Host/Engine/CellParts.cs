using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NotebookKit.Interactive;

namespace NotebookKit.Host;

/// <summary>
/// Takes a cell apart at its <c>#!</c> lines. In C# the lexer finds them, so that a line of a raw string that looks like one
/// is left alone; in other languages each line that begins so is one.
/// </summary>
internal sealed class CellParts
{
    private const string Mark = "#!";

    private static readonly HashSet<string> Shown = [CellLanguage.Html, CellLanguage.Markdown];

    private readonly MagicCommands _commands;
    private readonly string[] _lines;
    private readonly List<CellPart> _parts = [];

    private CellParts(string text, MagicCommands commands)
    {
        _commands = commands;
        _lines = text.ReplaceLineEndings("\n").Split('\n');
    }

    /// <exception cref="CellSourceException">A magic that there is none of, a language that nbkit does not run, or code that is nested too deep.</exception>
    public static IReadOnlyList<CellPart> Read(CellCode cell, MagicCommands commands)
    {
        var parts = new CellParts(cell.Text, commands);
        parts.Read(LanguageOf(cell.Language, 1));
        return parts._parts;
    }

    private void Read(string language)
    {
        for (int line = 0; line <= _lines.Length;)
        {
            int next = NextMark(line, language);
            AddText(line, next, language);
            if (next < _lines.Length) language = AddMark(next, language);
            line = next + 1;
        }
    }

    /// <summary>The index of the next <c>#!</c> line, or the number of lines.</summary>
    private int NextMark(int from, string language)
    {
        int first = Array.FindIndex(_lines, from, line => line.TrimStart().StartsWith(Mark, StringComparison.Ordinal));
        if (first < 0) return _lines.Length;
        if (language != CellLanguage.CSharp) return first;

        // A space keeps the mark from the very beginning of the text, where Roslyn takes it for a script's interpreter line.
        string rest = " " + string.Join('\n', _lines[from..]);
        if (!Nesting.IsReasonable(rest)) throw new CellSourceException(from + 1, Nesting.TooDeep);
        int position = SyntaxFactory.ParseTokens(rest, options: SubmissionChain.Dialect)
            .SelectMany(token => token.GetAllTrivia())
            .Where(trivia => trivia.GetStructure() is BadDirectiveTriviaSyntax { Identifier.Text: "!" } or ShebangDirectiveTriviaSyntax)
            .Select(trivia => (int?)trivia.SpanStart)
            .FirstOrDefault() ?? -1;
        return position < 0 ? _lines.Length : from + rest.AsSpan(0, position).Count('\n');
    }

    private void AddText(int from, int to, string language)
    {
        string text = string.Join('\n', _lines[from..to]);
        if (string.IsNullOrWhiteSpace(text)) return;
        _parts.Add(language == CellLanguage.CSharp
            ? new CellPart.Code(from + 1, new string('\n', from) + text)
            : new CellPart.Markup(from + 1, language == CellLanguage.Html ? MimeBundle.Html : "text/markdown", text.Trim('\n')));
    }

    /// <summary>Adds a magic, or returns the language that the line changes to.</summary>
    private string AddMark(int line, string language)
    {
        string text = _lines[line].Trim();
        string name = text.Split(' ', '\t')[0];
        if (_commands.Find(name) is { } command)
        {
            _parts.Add(new CellPart.Magic(line + 1, command, text[name.Length..]));
            return language;
        }

        string named = CellLanguage.Normalize(name[Mark.Length..]);
        if (named == CellLanguage.CSharp || Shown.Contains(named) || CellLanguage.KnownToDib.Contains(named)) return LanguageOf(named, line + 1);

        string[] known = [.. _commands.Select(known => known.Name), .. Shown.Append(CellLanguage.CSharp).Select(known => Mark + known)];
        throw new CellSourceException(line + 1, NearestName.Of(name, known) is { } near
            ? $"{name} is not a magic command of nbkit; did you mean {near}?"
            : $"{name} is not a magic command of nbkit; #!lsmagic lists those that there are.");
    }

    private static string LanguageOf(string language, int line) => language == CellLanguage.CSharp || Shown.Contains(language)
        ? language
        : throw new CellSourceException(line, $"This is a cell of {language}; nbkit runs C#.");
}
