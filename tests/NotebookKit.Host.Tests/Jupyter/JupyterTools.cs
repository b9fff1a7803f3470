using System.Diagnostics;

namespace NotebookKit.Host.Tests;

/// <summary>Jupyter's own programs as Debian and Ubuntu package them, with folders of their own and this kernel installed there.</summary>
internal sealed class JupyterTools : IDisposable
{
    // Not the first python3 on the PATH, which need not see the system's packages.
    private const string Python = "/usr/bin/python3";

    private static readonly Lazy<bool> Present = new(() => System.IO.File.Exists(Python) && Works("import notebook, nbclient, nbconvert"));

    private readonly TemporaryFolder _folder = new();

    private JupyterTools() { }

    public string Folder => _folder.Path;

    /// <summary>Skips the test where they are not installed, unless everything has to run.</summary>
    /// <param name="install">More options for <c>nbkit jupyter install</c>.</param>
    public static async Task<JupyterTools> RequireAsync(params string[] install)
    {
        if (!Present.Value)
        {
            const string reason = "Jupyter is not installed (Debian: jupyter-notebook, python3-nbclient, jupyter-nbconvert)";
            if (System.Environment.GetEnvironmentVariable("NOTEBOOKKIT_REQUIRE_ALL") == "1") Assert.Fail(reason);
            Assert.Skip(reason);
        }

        var tools = new JupyterTools();
        using Nbkit nbkit = await Nbkit.RunAsync(tools.Folder, tools.Environment(), ["jupyter", "install", .. install]);
        Assert.True(nbkit.ExitCode == ExitCodes.Ok, nbkit.Errors);
        return tools;
    }

    public string File(string name) => _folder.File(name);

    public string Write(string name, string text) => _folder.Write(name, text);

    /// <summary>Starts a Python program of Jupyter's.</summary>
    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Python, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string value) in Environment()) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Runs a Python program of Jupyter's to its end.</summary>
    /// <returns>What it wrote to its standard output.</returns>
    public async Task<string> RunAsync(params string[] arguments)
    {
        using Process process = Start(arguments);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(15));
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(limit.Token), errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            Assert.True(process.ExitCode == 0, await errors);
            return await output;
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    public void Dispose() => _folder.Dispose();

    private static bool Works(string code)
    {
        using Process python = Process.Start(new ProcessStartInfo(Python, ["-c", code]) { RedirectStandardError = true })!;
        python.WaitForExit();
        return python.ExitCode == 0;
    }

    private Dictionary<string, string> Environment() => new()
    {
        ["JUPYTER_DATA_DIR"] = File("data"),
        ["JUPYTER_RUNTIME_DIR"] = File("runtime"),
        ["JUPYTER_CONFIG_DIR"] = File("config"),
        ["JUPYTER_ALLOW_INSECURE_WRITES"] = "1",
        ["IPYTHONDIR"] = File("ipython"),
    };
}
