using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace NotebookKit.Interactive.Tests;

/// <summary>Runs extension.dib as .NET Interactive does, against <see cref="HostStandIn"/>.</summary>
public sealed class StandInKernel : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nbk-standin-").FullName;

    /// <summary>After one run, and after a second one: what each printed.</summary>
    public IReadOnlyList<string> Printed { get; private set; } = [];

    /// <summary>The names that the script left in the notebook.</summary>
    public IReadOnlyList<string> LeftNames { get; private set; } = [];

    /// <summary>The host's static root.</summary>
    public dynamic Root { get; private set; } = null!;

    /// <summary>The C# kernel below it.</summary>
    public dynamic CSharp { get; private set; } = null!;

    private System.Reflection.Assembly Host { get; set; } = null!;

    public async ValueTask InitializeAsync()
    {
        string file = Path.Combine(_folder, "Microsoft.DotNet.Interactive.StandIn.dll");
        MetadataReference[] framework = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];
        CSharpCompilation host = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(file), [CSharpSyntaxTree.ParseText(HostStandIn.Source, cancellationToken: TestContext.Current.CancellationToken)], framework, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.True(host.Emit(file, cancellationToken: TestContext.Current.CancellationToken) is { Success: true } emitted, string.Join('\n', host.GetDiagnostics(TestContext.Current.CancellationToken).Where(found => found.Severity == DiagnosticSeverity.Error)));

        Host = System.Reflection.Assembly.LoadFrom(file);
        Root = Host.GetType("Microsoft.DotNet.Interactive.Kernel")!.GetProperty("Root")!.GetValue(null)!;
        CSharp = Host.GetType("Microsoft.DotNet.Interactive.KernelExtensions")!.GetField("Child")!.GetValue(null)!;

        ScriptOptions options = ScriptOptions.Default.WithReferences(framework).AddReferences(MetadataReference.CreateFromFile(file))
            .WithImports("System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq");
        string script = string.Join('\n', File.ReadAllLines(Source()).Where(line => !line.StartsWith("#!csharp", StringComparison.Ordinal)));
        List<string> printed = [];
        ScriptState<object>? state = null;
        for (int i = 0; i < 2; i++)
        {
            TextWriter console = Console.Out;
            var said = new StringWriter();
            Console.SetOut(said);
            try
            {
                state = state is null ? await CSharpScript.RunAsync(script, options) : await state.ContinueWithAsync(script);
            }
            finally
            {
                Console.SetOut(console);
            }

            printed.Add(said.ToString());
        }

        Printed = printed;
        LeftNames = [.. state!.Variables.Select(variable => variable.Name)];
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Runs a magic command as the first line of a cell.</summary>
    public async Task<(IReadOnlyList<object> Shown, string? Failure, object Context)> RunAsync(string line, string rest = "")
    {
        dynamic context = Activator.CreateInstance(Host.GetType("Microsoft.DotNet.Interactive.KernelInvocationContext")!)!;
        context.Command = (dynamic)Activator.CreateInstance(Host.GetType("Microsoft.DotNet.Interactive.Commands.SubmitCode")!, $"{line}\n{rest}", null)!;
        dynamic command = Activator.CreateInstance(Host.GetType("Microsoft.DotNet.Interactive.Commands.StandInDirectiveCommand")!)!;
        command.Line = line;
        await Root.Handlers[line.Split(' ')[0]](command, context);
        return (context.Shown, context.Failure, context);
    }

    /// <summary>Whether the C# kernel would still run a cell's code.</summary>
    public async Task<bool> WouldRunAsync(object context, string code)
    {
        bool ran = false;
        dynamic command = Activator.CreateInstance(Host.GetType("Microsoft.DotNet.Interactive.Commands.SubmitCode")!, code, null)!;
        Delegate next = Delegate.CreateDelegate(Host.GetType("Microsoft.DotNet.Interactive.KernelPipelineContinuation")!, new Continuation(() => ran = true), typeof(Continuation).GetMethod(nameof(Continuation.RunAsync))!);
        await CSharp.Middleware[0](command, (dynamic)context, (dynamic)next);
        return ran;
    }

    public sealed class Continuation(Action run)
    {
        public Task RunAsync(object command, object context)
        {
            _ = (command, context);
            run();
            return Task.CompletedTask;
        }
    }

    private static string Source([System.Runtime.CompilerServices.CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "src", "NotebookKit.Interactive", "extension.dib"));
}
