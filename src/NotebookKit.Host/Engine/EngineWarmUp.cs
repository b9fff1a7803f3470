namespace NotebookKit.Host;

/// <summary>
/// Compiles, loads and formats something aside, so that the first cell finds the compiler ready: the second that this
/// takes is the host's, and must not count as the cell's time.
/// </summary>
internal static class EngineWarmUp
{
    private const string Cell = "using System.IO; record Warm(int A, string B); var warm = new[] { new Warm(1, \"b\") }.Where(w => w.A > 0).ToList(); warm.Count";

    public static Task RunAsync() => Task.Run(async () =>
    {
        string code = CellDirectives.Read(Cell).Code;
        object? value = await new SubmissionChain().Compile(code, CellLocation.FileOf(1), null, CancellationToken.None).Run();
        ValueFormatter.Format(value);
    });
}
