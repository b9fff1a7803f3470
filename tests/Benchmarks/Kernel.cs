using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using NotebookKit.Host;

namespace Benchmarks;

/// <summary>A kernel as its user meets it, through Jupyter's own client: ours and Python's in turn.</summary>
internal static class Kernel
{
    private const int Rounds = 5, CellCount = 200;

    private static readonly (string Key, string Name, string Wanted)[] Rows =
    [
        ("ready", "start to first answer, ms", "under 1,000"),
        ("first", "first cell, ms", "1,200"),
        ("second", "second cell, ms", ""),
        ("later", $"later cells, median of {CellCount}, ms", "2.5 × Python's"),
        ("later95", "95 % of later cells within, ms", ""),
        ("complete1", $"first completion, after {CellCount} cells, ms", ""),
        ("complete", $"later completions, after {CellCount} cells, ms", "100"),
        ("inspect", "inspections, ms", ""),
        ("memory1", "memory after the first cell, MiB", ""),
        ("memory", $"memory after {CellCount} cells and completions, MiB", "400"),
        ("shutdown", "shutdown, ms", ""),
    ];

    public static int Run()
    {
        string data = Directory.CreateTempSubdirectory("benchmark-").FullName;
        try
        {
            KernelSpecInstaller.Install(Path.Combine(data, "kernels"), KernelSpec.DefaultName, replacesForeign: false);
            foreach (int pause in (int[])[0, 5])
            {
                var ours = new List<Dictionary<string, double>>();
                var python = new List<Dictionary<string, double>>();
                for (int round = 0; round < Rounds; round++)
                {
                    ours.Add(Measure(data, KernelSpec.DefaultName, "csharp", pause));
                    python.Add(Measure(data, "python3", "python", pause));
                }

                Report(pause, ours, python);
            }

            return 0;
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static Dictionary<string, double> Measure(string data, string kernel, string language, int pause)
    {
        string script = Path.Combine(AppContext.BaseDirectory, "Peers", "kernel_client.py");
        var start = new ProcessStartInfo("/usr/bin/python3", [script, kernel, language, $"{pause}", $"{CellCount}"]) { RedirectStandardOutput = true };
        start.Environment["JUPYTER_DATA_DIR"] = start.Environment["JUPYTER_RUNTIME_DIR"] = start.Environment["IPYTHONDIR"] = start.Environment["NOTEBOOKKIT_CACHE"] = data;
        using Process client = Process.Start(start)!;
        string said = client.StandardOutput.ReadToEnd();
        client.WaitForExit();
        return client.ExitCode == 0 ? JsonSerializer.Deserialize<Dictionary<string, double>>(said)! : throw new InvalidOperationException($"The client of {kernel} failed.");
    }

    private static void Report(int pause, List<Dictionary<string, double>> ours, List<Dictionary<string, double>> python)
    {
        Console.WriteLine($"### Kernel, first cell {(pause == 0 ? "at once" : $"after {pause} s")}\n");
        Console.WriteLine($"{Machine.Describe()}; median (best) of {Rounds} starts, in turn.\n");
        Console.WriteLine("| | NotebookKit | ipykernel | wanted |\n|---|---:|---:|---:|");
        foreach ((string key, string name, string wanted) in Rows) Console.WriteLine($"| {name} | {Cell(ours, key)} | {Cell(python, key)} | {wanted} |");
        Console.WriteLine();
    }

    private static string Cell(List<Dictionary<string, double>> rounds, string key)
    {
        double[] values = [.. rounds.Select(round => round[key]).Order()];
        return string.Create(CultureInfo.InvariantCulture, $"{values[values.Length / 2]:F1} ({values[0]:F1})");
    }
}
