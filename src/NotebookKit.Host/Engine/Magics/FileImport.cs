
namespace NotebookKit.Host;

/// <summary>Runs the C# of another file in an engine: what <c>#!import</c> does.</summary>
internal sealed class FileImport(CSharpEngine engine)
{
    // Flows with the import: what an imported cell imports is known to be inside.
    private static readonly AsyncLocal<string[]> Importing = new();

    /// <exception cref="KitException">The file is missing, is no notebook, imports itself, or a cell of it fails.</exception>
    public async Task RunAsync(string file)
    {
        string[] outer = Importing.Value ?? [];
        string path = Path.GetFullPath(file, outer is [.., var importer] ? Path.GetDirectoryName(importer)! : engine.Folder);
        if (outer.Contains(path)) throw new KitException($"#!import {file}: the file imports itself ({string.Join(" → ", outer.Append(path).Select(Path.GetFileName))}).");

        Importing.Value = [.. outer, path];
        CellScope scope = CellScope.Current!;
        foreach (CellCode cell in Cells(path))
        {
            CellOutcome outcome = await new CellExecution(engine, cell, scope).RunAsync();
            if (outcome is CellOutcome.Completed { Result: { } result }) CellStatics.display(result);
            if (outcome is CellOutcome.Failed { Error: var error })
            {
                scope.WatchInterrupt().ThrowIfCancellationRequested();
                throw new KitException($"#!import: {cell.File}, line {error.Line}: {error.Name}: {error.Message}");
            }
        }
    }

    private static IEnumerable<CellCode> Cells(string path)
    {
        string name = Path.GetFileName(path);
        if (Path.GetExtension(path).ToLowerInvariant() is ".cs" or ".csx")
            return [new CellCode(1, File.Exists(path) ? File.ReadAllText(path) : throw new KitException($"{path} does not exist.")) { File = name }];

        return NotebookFile.Read(path).Cells
            .Where(cell => cell.Kind == CellKind.Code && !string.IsNullOrWhiteSpace(cell.Source))
            .Select((cell, index) => (Code: new CellCode(index + 1, cell.Source) { File = $"{name}[{index + 1}]" }, Language: CellLanguage.Normalize(cell.KernelName ?? CellLanguage.CSharp)))
            .Where(cell => cell.Language == CellLanguage.CSharp)
            .Select(cell => cell.Code);
    }
}
