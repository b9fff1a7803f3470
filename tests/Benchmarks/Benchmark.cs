using System.Globalization;

namespace Benchmarks;

/// <summary>Contestants measured in turn, round by round, so that whatever else the machine does meets all of them alike.</summary>
/// <param name="Title">What is measured.</param>
/// <param name="Unit">What one unit of work is.</param>
/// <param name="Contestants">Ours first.</param>
/// <param name="Units">Units of work a round.</param>
/// <param name="Rounds">Rounds; the median counts.</param>
internal sealed record Benchmark(string Title, string Unit, IReadOnlyList<Contestant> Contestants, int Units, int Rounds)
{
    public static int Run(Benchmark benchmark)
    {
        List<RunningContestant> running = [];
        try
        {
            foreach (Contestant contestant in benchmark.Contestants) running.Add(contestant.Start());
            double[][] times = [.. running.Select(_ => new double[benchmark.Rounds])];
            foreach (RunningContestant contestant in running) contestant.Measure(2);
            for (int round = 0; round < benchmark.Rounds; round++)
                for (int i = 0; i < running.Count; i++) times[i][round] = running[i].Measure(benchmark.Units);

            Report(benchmark, running, [.. times.Select(Median)], [.. times.Select(all => all.Min())]);
            return 0;
        }
        finally
        {
            foreach (RunningContestant contestant in running) contestant.Dispose();
        }
    }

    private static void Report(Benchmark benchmark, List<RunningContestant> running, double[] medians, double[] fastest)
    {
        Console.WriteLine($"### {benchmark.Title}\n");
        Console.WriteLine($"{Machine.Describe()}; {benchmark.Rounds} rounds of {benchmark.Units}, in turn; milliseconds per {benchmark.Unit}.\n");
        Console.WriteLine("| | median | fastest | ours is faster by |\n|---|---:|---:|---:|");
        for (int i = 0; i < running.Count; i++)
        {
            string ratio = i == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{medians[i] / medians[0]:F2}×");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {running[i].Name} | {medians[i]:F1} | {fastest[i]:F1} | {ratio} |"));
        }

        Console.WriteLine();
        foreach (RunningContestant contestant in running) Console.WriteLine($"- {contestant.Name}: {contestant.Ready}");
    }

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
