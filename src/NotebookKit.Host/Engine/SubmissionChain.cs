using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Scripting;

namespace NotebookKit.Host;

/// <summary>
/// The cells so far as Roslyn's chain of submissions. Roslyn only compiles: emitting, loading and calling are done here,
/// so that variables assigned before an exception or an abort survive, and the host decides where assemblies come from.
/// </summary>
internal sealed class SubmissionChain
{
    private static readonly EmitOptions Emitting = new(debugInformationFormat: DebugInformationFormat.PortablePdb);

    private static readonly ScriptOptions Options = ScriptOptions.Default
        .WithOptimizationLevel(OptimizationLevel.Release)
        .WithLanguageVersion(LanguageVersion.Preview)
        .WithAllowUnsafe(true)
        .WithEmitDebugInformation(true)
        .WithFileEncoding(Encoding.UTF8)
        .WithImports(Imports);

    private readonly SubmissionAssemblies _assemblies = new();
    private readonly List<MetadataReference> _newReferences = [.. HostAssemblies.Framework];
    private Script? _last;
    private object?[] _slots = new object?[16]; // 0 is for globals, n for the nth submission that has code
    private int _used;

    /// <summary>Raised after a cell has become part of the chain: its code without host lines, and the references that came with it.</summary>
    public event Action<string, IReadOnlyList<MetadataReference>>? Submitted;

    /// <summary>What every cell uses without saying so: .NET Interactive's list, with our functions in place of its own.</summary>
    public static string[] Imports =>
    [
        "System", "System.IO", "System.Text", "System.Linq", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks",
        "Microsoft.DotNet.Interactive.Formatting", typeof(CellStatics).FullName!,
    ];

    /// <summary>How a cell is parsed.</summary>
    public static CSharpParseOptions Dialect { get; } = new(LanguageVersion.Preview, kind: SourceCodeKind.Script);

    /// <summary>Lets later cells see an assembly.</summary>
    public void Reference(string path)
    {
        _assemblies.Add(path);
        _newReferences.Add(MetadataReference.CreateFromFile(path));
    }

    /// <summary>Compiles and loads the next cell. A cell that does not compile leaves the chain as it was.</summary>
    /// <exception cref="CompilationErrorException">It does not compile.</exception>
    public Submission Compile(string code, int number, CancellationToken cancellation)
    {
        // Roslyn passes a submission's references on to the next. Repeating them makes memory grow with the square of the cells.
        ScriptOptions options = Options.WithReferences(_newReferences).WithFilePath(CellLocation.FileOf(number));
        Script script = _last is null ? CSharpScript.Create(code, options) : _last.ContinueWith(code, options);
        var compilation = (CSharpCompilation)script.GetCompilation();

        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        EmitResult emitted = compilation.Emit(assembly, symbols, options: Emitting, cancellationToken: cancellation);
        ImmutableArray<Diagnostic> errors = [.. emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        if (errors.Length > 0) throw new CompilationErrorException(errors[0].ToString(), errors);

        _last = script;
        MetadataReference[] references = [.. _newReferences];
        _newReferences.Clear();
        Submitted?.Invoke(code, references);
        // Only usings or comments: there is nothing to emit or to run, and no slot is taken.
        if (!emitted.Success) return new Submission(() => Task.FromResult<object?>(null), HasResult: false);

        if (++_used >= _slots.Length) Array.Resize(ref _slots, _slots.Length * 2);
        assembly.Position = symbols.Position = 0;
        Func<object?[], Task<object?>> entry = _assemblies.Load(assembly, symbols, compilation.GetEntryPoint(cancellation)!);
        return new Submission(() => entry(_slots), EndsWithValue(compilation, cancellation));
    }

    private static bool EndsWithValue(CSharpCompilation compilation, CancellationToken cancellation)
    {
        SyntaxTree tree = compilation.SyntaxTrees[0];
        return tree.GetRoot(cancellation) is CompilationUnitSyntax { Members: [.., GlobalStatementSyntax last] }
            && last.Statement is ExpressionStatementSyntax { SemicolonToken.IsMissing: true, Expression: var expression }
            && compilation.GetSemanticModel(tree).GetTypeInfo(expression, cancellation).Type is not { SpecialType: SpecialType.System_Void };
    }
}
