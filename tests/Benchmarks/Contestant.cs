using System.Diagnostics;
using System.Globalization;

namespace Benchmarks;

/// <summary>Something measured, in a process of its own: the allocator and thread settings of one must not reach another.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="File">The program.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Environment">Variables of its environment.</param>
internal sealed record Contestant(string Name, string File, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string>? Environment = null)
{
    /// <summary>This program, as a worker.</summary>
    public static Contestant Own(string name, string worker) => new(name, System.Environment.ProcessPath!, ["worker", worker]);

    /// <summary>A script of Peers/ under Debian's Python, which has Debian's packages.</summary>
    public static Contestant Python(string name, string script, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? environment = null) =>
        new(name, "/usr/bin/python3", [Path.Combine(AppContext.BaseDirectory, "Peers", script), .. arguments], environment);

    /// <summary>Starts the process and waits until it says "ready".</summary>
    public RunningContestant Start()
    {
        var start = new ProcessStartInfo(File, Arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach ((string key, string value) in Environment ?? new Dictionary<string, string>()) start.Environment[key] = value;
        Process process = Process.Start(start)!;
        string ready = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"{Name} ended before it was ready.");
        return new RunningContestant(Name, ready, process);
    }
}

/// <summary>A contestant's process: asked for a number of units of work, it answers with the milliseconds of one.</summary>
internal sealed record RunningContestant(string Name, string Ready, Process Process) : IDisposable
{
    public double Measure(int units)
    {
        Process.StandardInput.WriteLine(units);
        string answer = Process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"{Name} ended.");
        return double.Parse(answer, CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        Process.StandardInput.Close();
        if (!Process.WaitForExit(5000)) Process.Kill(entireProcessTree: true);
        Process.Dispose();
    }
}
