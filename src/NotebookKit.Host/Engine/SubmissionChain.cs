using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Scripting;
using NotebookKit.Interactive;

namespace NotebookKit.Host;

/// <summary>
/// The cells so far as Roslyn's chain of submissions. Roslyn only compiles: emitting, loading and calling are done here,
/// so that variables assigned before an exception or an abort survive, and the host decides where assemblies come from.
/// </summary>
internal sealed class SubmissionChain
{
    private static readonly EmitOptions Emitting = new(debugInformationFormat: DebugInformationFormat.PortablePdb);

    // Roslyn's default is Debug, in which a loop of arithmetic takes three times as long.
    private static readonly ScriptOptions Options = ScriptOptions.Default
        .WithOptimizationLevel(OptimizationLevel.Release)
        .WithLanguageVersion(LanguageVersion.Preview)
        .WithAllowUnsafe(true)
        .WithEmitDebugInformation(true)
        .WithFileEncoding(Encoding.UTF8)
        .WithImports(Imports);

    private readonly SubmissionSlots _slots = new();
    private readonly List<MetadataReference> _newReferences = [.. HostAssemblies.ReadFramework()];
    private Script? _last;

    /// <summary>Raised after a cell has become part of the chain: its code without host lines, and the references that came with it.</summary>
    public event Action<string, IReadOnlyList<MetadataReference>>? Submitted;

    /// <summary>What every cell uses without saying so: .NET Interactive's list and System.IO, with our functions in place of its own.</summary>
    public static string[] Imports =>
    [
        "System", "System.IO", "System.Text", "System.Linq", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks",
        "Microsoft.DotNet.Interactive", "Microsoft.DotNet.Interactive.Formatting", typeof(CellStatics).FullName!,
    ];

    /// <summary>How a cell is parsed.</summary>
    public static CSharpParseOptions Dialect { get; } = new(LanguageVersion.Preview, kind: SourceCodeKind.Script);

    /// <summary>Where the cells' assemblies come from.</summary>
    public SubmissionAssemblies Assemblies { get; } = new();

    /// <summary>The variables, newest first; of those with one name only the newest.</summary>
    public IReadOnlyList<NotebookVariable> Variables => _slots.Variables;

    /// <summary>Lets later cells see an assembly, with its documentation where that lies beside it.</summary>
    public void Reference(string path)
    {
        Assemblies.Add(path);
        string documentation = Path.ChangeExtension(path, ".xml");
        _newReferences.Add(MetadataReference.CreateFromFile(
            path, documentation: File.Exists(documentation) ? XmlDocumentationProvider.CreateFromFile(documentation) : null));
    }

    /// <summary>Lets go of what a variable holds; false where there is none of that name.</summary>
    public bool Forget(string name) => _slots.Forget(name);

    /// <summary>
    /// Compiles and loads the next piece of code. The chain stays as it was until it is run: one that does not compile, or
    /// whose run an interrupt prevents, has never been.
    /// </summary>
    /// <param name="code">The code.</param>
    /// <param name="file">How its place is called in errors.</param>
    /// <param name="cellId">What identifies its cell when it is run again, or null.</param>
    /// <param name="cancellation">Ends the compilation.</param>
    /// <exception cref="CompilationErrorException">It does not compile.</exception>
    public Submission Compile(string code, string file, string? cellId, CancellationToken cancellation)
    {
        // Roslyn passes a submission's references on to the next. Repeating them makes memory grow with the square of the cells.
        MetadataReference[] references = [.. _newReferences];
        ScriptOptions options = Options.WithReferences(references).WithFilePath(file);
        Script script = _last is null ? CSharpScript.Create(code, options) : _last.ContinueWith(code, options);
        var compilation = (CSharpCompilation)script.GetCompilation();

        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        EmitResult emitted = compilation.Emit(assembly, symbols, options: Emitting, cancellationToken: cancellation);
        ImmutableArray<Diagnostic> errors = [.. emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        if (errors.Length > 0) throw new CompilationErrorException(errors[0].ToString(), errors);

        // Only usings or comments: there is nothing to emit or to run, and no slot is taken.
        Func<object?[], Task<object?>>? entry = null;
        if (emitted.Success)
        {
            assembly.Position = symbols.Position = 0;
            entry = Assemblies.Load(assembly, symbols, compilation.GetEntryPoint(cancellation)!);
        }

        int slot = 0;
        bool isAppended = false;
        return new Submission(RunAsync, entry is not null && EndsWithValue(compilation, cancellation));

        async Task<object?> RunAsync()
        {
            if (!isAppended)
            {
                isAppended = true;
                _last = script;
                _newReferences.RemoveRange(0, references.Length);
                if (entry is not null) slot = _slots.Add(cellId);
                Submitted?.Invoke(code, references);
            }

            if (entry is null) return null;
            try
            {
                return await CellPump.FromLoop(() => entry(_slots.Array));
            }
            finally
            {
                if (cellId is not null) _slots.LetGoOlder(cellId, slot);
            }
        }
    }

    private static bool EndsWithValue(CSharpCompilation compilation, CancellationToken cancellation)
    {
        SyntaxTree tree = compilation.SyntaxTrees[0];
        return tree.GetRoot(cancellation) is CompilationUnitSyntax { Members: [.., GlobalStatementSyntax last] }
            && last.Statement is ExpressionStatementSyntax { SemicolonToken.IsMissing: true, Expression: var expression }
            && compilation.GetSemanticModel(tree).GetTypeInfo(expression, cancellation).Type is not { SpecialType: SpecialType.System_Void };
    }
}
