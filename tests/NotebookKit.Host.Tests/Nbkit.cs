using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace NotebookKit.Host.Tests;

/// <summary>The real built <c>nbkit</c> in a process of its own, with nothing on its standard input.</summary>
internal sealed partial class Nbkit : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();

    private Nbkit(string folder, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment)
    {
        // A job in the background of a script starts with Ctrl-C ignored, and so would all that it starts.
        string[] program = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT", "dotnet"] : ["dotnet"];
        var start = new ProcessStartInfo(program[0])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string argument in program.Skip(1).Append(Path.Combine(AppContext.BaseDirectory, "nbkit.dll")).Concat(arguments)) start.ArgumentList.Add(argument);
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;

        _process = Process.Start(start)!;
        _process.StandardInput.Close();
        _process.OutputDataReceived += (_, line) => Append(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Append(_errors, line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Output { get { lock (_output) return _output.ToString(); } }

    public string Errors { get { lock (_errors) return _errors.ToString(); } }

    public int Id => _process.Id;

    public int ExitCode => _process.ExitCode;

    public static Nbkit Start(string folder, params string[] arguments) => new(folder, arguments, null);

    public static Nbkit Start(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments) => new(folder, arguments, environment);

    public static Task<Nbkit> RunAsync(string folder, params string[] arguments) => RunAsync(folder, null, arguments);

    public static async Task<Nbkit> RunAsync(string folder, IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        var nbkit = new Nbkit(folder, arguments, environment);
        await nbkit.EndAsync();
        return nbkit;
    }

    public async Task EndAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(limit.Token);
    }

    /// <summary>Waits until the run has come as far as a file that a cell writes.</summary>
    public async Task UntilFileAsync(string path)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!File.Exists(path))
        {
            if (_process.HasExited) throw new InvalidOperationException($"nbkit ended with {ExitCode}: {Errors}");
            await Task.Delay(50, limit.Token);
        }
    }

    public void Signal(int number) => Assert.Equal(0, Kill(_process.Id, number));

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private static void Append(StringBuilder text, string? line)
    {
        if (line is null) return;
        lock (text) text.Append(line).Append('\n');
    }

    [LibraryImport("libc.so.6", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
