namespace NotebookKit.Interactive.Tests;

/// <summary>
/// The members of .NET Interactive that extension.dib and what it calls may use, with their exact signatures and no others: what is not
/// here does not compile. They do just enough to run the script and its commands.
/// </summary>
internal static class HostStandIn
{
    public const string Source = """
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;

        namespace Microsoft.DotNet.Interactive
        {
            using Commands;
            using Directives;
            using Events;

            public delegate Task KernelPipelineContinuation(KernelCommand command, KernelInvocationContext context);
            public delegate Task KernelCommandPipelineMiddleware(KernelCommand command, KernelInvocationContext context, KernelPipelineContinuation next);
            public delegate Task KernelCommandInvocation(KernelCommand command, KernelInvocationContext context);

            public abstract class Kernel
            {
                public static Kernel Root { get; set; } = new CompositeKernel();
                public KernelInfo KernelInfo { get; } = new KernelInfo();
                public Dictionary<string, KernelCommandInvocation> Handlers { get; } = new();
                public List<KernelCommandPipelineMiddleware> Middleware { get; } = new();
                public List<string> Sent { get; } = new();
                public void AddDirective(KernelActionDirective directive, KernelCommandInvocation handler)
                {
                    foreach (var known in KernelInfo.SupportedDirectives) if (known.Name == directive.Name) throw new ArgumentException("added twice: " + directive.Name);
                    KernelInfo.SupportedDirectives.Add(directive);
                    Handlers[directive.Name] = handler;
                }
                public void AddMiddleware(KernelCommandPipelineMiddleware middleware, string caller = null) => Middleware.Add(middleware);
                public Task<KernelCommandResult> SendAsync(KernelCommand command, CancellationToken cancellationToken = default)
                {
                    Sent.Add(command is SubmitCode submitted ? submitted.Code : command.GetType().Name);
                    return Task.FromResult(new KernelCommandResult());
                }
            }
            public sealed class CompositeKernel : Kernel { }
            public static class KernelExtensions
            {
                public static readonly CSharp.CSharpKernel Child = new();
                public static Kernel FindKernelByName(this Kernel kernel, string name) => Child;
            }
            public sealed class KernelInfo { public ICollection<KernelDirective> SupportedDirectives { get; } = new List<KernelDirective>(); }
            public sealed class KernelCommandResult { public IReadOnlyList<KernelEvent> Events { get; } = Array.Empty<KernelEvent>(); }
            public sealed class KernelInvocationContext
            {
                public static KernelInvocationContext Current { get; set; }
                public KernelCommand Command { get; set; }
                public CancellationToken CancellationToken { get; set; }
                public string Failure;
                public List<object> Shown { get; } = new();
                public void Fail(KernelCommand command, Exception exception = null, string message = null) => Failure = message;
            }
            public static class KernelInvocationContextExtensions
            {
                public static DisplayedValue Display(this KernelInvocationContext context, object value, params string[] mimeTypes) { context.Shown.Add(value); return new DisplayedValue(context); }
            }
            public sealed class DisplayedValue
            {
                private readonly KernelInvocationContext _context;
                internal DisplayedValue(KernelInvocationContext context) => _context = context;
                public void Update(object updatedValue) => _context.Shown[^1] = updatedValue;
            }
        }
        namespace Microsoft.DotNet.Interactive.CSharp
        {
            public sealed class CSharpKernel : Kernel { public object ScriptState => null; }
        }
        namespace Microsoft.DotNet.Interactive.Events
        {
            public abstract class KernelEvent { }
            public sealed class CommandFailed : KernelEvent { public string Message { get; set; } }
        }
        namespace Microsoft.DotNet.Interactive.Commands
        {
            public abstract class KernelCommand { }
            public sealed class SubmitCode : KernelCommand { public SubmitCode(string code, string targetKernelName = null) => Code = code; public string Code { get; } }
            public sealed class StandInDirectiveCommand : KernelCommand { public string Line; public override string ToString() => "Directive: " + Line; }
        }
        namespace Microsoft.DotNet.Interactive.Directives
        {
            public abstract class KernelDirective { protected KernelDirective(string name) => Name = name; public string Name { get; } public string Description { get; set; } public ICollection<KernelDirectiveParameter> Parameters { get; init; } = new List<KernelDirectiveParameter>(); }
            public class KernelActionDirective : KernelDirective { public KernelActionDirective(string name, string description = null) : base(name) => Description = description; }
            public sealed class KernelDirectiveCompletionContext { }
            public class KernelDirectiveParameter
            {
                public KernelDirectiveParameter(string name, string description = null) => (Name, Description) = (name, description);
                public string Name { get; }
                public string Description { get; init; }
                public bool AllowImplicitName { get; init; }
                public bool Required { get; init; }
                public bool Flag { get; init; }
                public Func<IEnumerable<string>> Completions;
                public KernelDirectiveParameter AddCompletions(Func<KernelDirectiveCompletionContext, Task> getCompletions) => throw new NotSupportedException();
                public KernelDirectiveParameter AddCompletions(Func<IEnumerable<string>> getCompletions) { Completions = getCompletions; return this; }
            }
        }
        """;
}
