namespace NotebookKit.Host;

/// <summary>A cell as the engine gets it.</summary>
/// <param name="Number">Its number, from 1: errors point at <c>cell[Number]</c>.</param>
/// <param name="Text">Its source.</param>
/// <param name="Language">Its language by the name that <see cref="CellLanguage"/> gives.</param>
internal sealed record CellCode(int Number, string Text, string Language = CellLanguage.CSharp);
