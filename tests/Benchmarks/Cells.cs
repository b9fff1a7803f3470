using System.Diagnostics;
using System.Globalization;
using NotebookKit.Host;

namespace Benchmarks;

/// <summary>What a cell costs, and a hot loop in a cell beside the same loop in a compiled program.</summary>
internal static class Cells
{
    private const int Count = 1000;
    private const int Steps = 50_000_000;
    private const string Method = "static ulong Loop(int steps) { ulong x = 1; for (int i = 0; i < steps; i++) x = x * 6364136223846793005 + 1442695040888963407; return x; }";
    private const string Block = "{ ulong x = 1; for (int i = 0; i < 50_000_000; i++) x = x * 6364136223846793005 + 1442695040888963407; GC.KeepAlive(x); }";

    private static readonly Benchmark InMethod = new(
        "Hot loop in a method, 50 million steps", "loop",
        [Contestant.Own("cell", "cell-method"), Contestant.Own("compiled program", "compiled-method")], Units: 1, Rounds: 15);

    private static readonly Benchmark InBlock = new(
        "Hot loop in a block at top level, 50 million steps", "loop",
        [Contestant.Own("cell", "cell-block"), Contestant.Own("compiled program, in an async method", "compiled-block")], Units: 1, Rounds: 15);

    public static int Run()
    {
        Benchmark.Run(InMethod);
        Console.WriteLine();
        Benchmark.Run(InBlock);
        using RunningContestant cells = Contestant.Own("cells", "cells").Start();
        Console.WriteLine($"\n### {Count:N0} cells\n\n{Machine.Describe()}.\n\n{cells.Ready}");
        return 0;
    }

    public static (string Ready, Action Work) CellMethod() => Cell(Method, $"GC.KeepAlive(Loop({Steps}));");

    public static (string Ready, Action Work) CellBlock() => Cell("0", Block);

    public static (string Ready, Action Work) CompiledMethod() => ("Release", () => GC.KeepAlive(Loop(Steps)));

    public static (string Ready, Action Work) CompiledBlock() => ("Release", () => BlockAsync().GetAwaiter().GetResult());

    /// <summary>Many cells in one engine, which is all there is to measure: what came of it is the worker's first line.</summary>
    public static (string Ready, Action Work) Many()
    {
        long start = Stopwatch.GetTimestamp();
        using var engine = new CSharpEngine();
        double ready = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        double[] times = [.. Enumerable.Range(1, Count).Select(number => Time(engine, number))];
        double[] later = [.. times.Skip(1).Order()];
        string report = string.Create(
            CultureInfo.InvariantCulture,
            $"Engine {ready:F0} ms; first cell {times[0]:F0} ms; later cells: median {later[later.Length / 2]:F1} ms, 95 % within {later[later.Length * 95 / 100]:F1} ms; then {Environment.WorkingSet >> 20} MiB resident.");
        return (report, () => { });
    }

    private static (string Ready, Action Work) Cell(string before, string loop)
    {
        var chain = new SubmissionChain();
        Compile(chain, before).Run().GetAwaiter().GetResult();
        Submission cell = Compile(chain, loop);
        return ("compiled once, run again and again", () => cell.Run().GetAwaiter().GetResult());
    }

    private static Submission Compile(SubmissionChain chain, string code) => chain.Compile(code, "cell", null, CancellationToken.None);

    private static double Time(CSharpEngine engine, int number)
    {
        long start = Stopwatch.GetTimestamp();
        CellOutcome outcome = engine.RunAsync(new CellCode(number, $"var a{number} = {number}; a{number} + 1"), new SilentSink()).GetAwaiter().GetResult();
        return outcome is CellOutcome.Completed ? Stopwatch.GetElapsedTime(start).TotalMilliseconds : throw new InvalidOperationException("A cell failed.");
    }

    private static ulong Loop(int steps)
    {
        ulong x = 1;
        for (int i = 0; i < steps; i++) x = x * 6364136223846793005 + 1442695040888963407;
        return x;
    }

    private static async Task<object?> BlockAsync()
    {
        {
            ulong x = 1;
            for (int i = 0; i < Steps; i++) x = x * 6364136223846793005 + 1442695040888963407;
            GC.KeepAlive(x);
        }

        await Task.CompletedTask;
        return null;
    }

    private sealed class SilentSink : ICellSink
    {
        public void Write(CellStream stream, string text) { }

        public void Show(string displayId, MimeBundle value) { }

        public void Update(string displayId, MimeBundle value) { }

        public void Progress(ProgressLine line) { }

        public string ReadLine(string prompt, bool password) => "";

        public void Clear(bool wait) { }
    }
}
