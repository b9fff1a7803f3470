using System.Collections;
using System.Reflection;

namespace NotebookKit.Interactive;

/// <summary>The public members of .NET Interactive that the kit needs, found in the assemblies that are loaded.</summary>
internal sealed class HostSurface
{
    private const BindingFlags Plainly = BindingFlags.DoNotWrapExceptions | BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance;
    private readonly object _root;
    private readonly Type _kernel, _submit;
    private readonly PropertyInfo _current, _token, _command, _code, _state;
    private readonly MethodInfo _display, _fail, _send;

    /// <param name="root">The host's root kernel.</param>
    /// <exception cref="KitException">It is no kernel, or lacks a member.</exception>
    public HostSurface(object root)
    {
        ArgumentNullException.ThrowIfNull(root);
        _root = root;
        _kernel = root.GetType();
        while (_kernel.FullName != "Microsoft.DotNet.Interactive.Kernel") _kernel = _kernel.BaseType ?? throw new KitException($"{root.GetType()} is no kernel of .NET Interactive.");
        Type context = TypeOf("KernelInvocationContext");
        _submit = TypeOf("Commands.SubmitCode");
        (_current, _token, _command, _code) = (Property(context, "Current"), Property(context, "CancellationToken"), Property(context, "Command"), Property(_submit, "Code"));
        _fail = Method(context, "Fail", 3);
        _display = Method(TypeOf("KernelInvocationContextExtensions"), "Display", 3);
        CSharp = Method(TypeOf("KernelExtensions"), "FindKernelByName", 2).Invoke(null, Plainly, null, [root, "csharp"], null) ?? throw new KitException("This notebook has no C# kernel.");
        _state = Property(CSharp.GetType(), "ScriptState");
        _send = Method(CSharp.GetType(), "SendAsync", 2);
    }

    /// <summary>The C# kernel.</summary>
    public object CSharp { get; }

    /// <summary>The context of the cell that is run, or null.</summary>
    public object? Current => _current.GetValue(null);

    /// <summary>The names of the commands that the host has.</summary>
    public IReadOnlySet<string> Directives
    {
        get
        {
            object info = Property(_kernel, "KernelInfo").GetValue(_root)!;
            PropertyInfo name = Property(TypeOf("Directives.KernelDirective"), "Name");
            return ((IEnumerable)Property(info.GetType(), "SupportedDirectives").GetValue(info)!).Cast<object>().Select(directive => (string)name.GetValue(directive)!).ToHashSet();
        }
    }

    /// <summary>The notebook's variables.</summary>
    public IReadOnlyList<NotebookVariable> Variables => ScriptVariables.Of(_state.GetValue(CSharp));

    public CancellationToken TokenOf(object context) => (CancellationToken)_token.GetValue(context)!;

    public object CommandOf(object context) => _command.GetValue(context)!;

    /// <summary>The code of a cell that was sent, or null for another command.</summary>
    public string? CodeOf(object command) => _submit.IsInstanceOfType(command) ? (string)_code.GetValue(command)! : null;

    /// <summary>Shows a value below the cell.</summary>
    /// <returns>What replaces it.</returns>
    public Action<object> Display(object context, object value, params string[] mimeTypes)
    {
        object shown = _display.Invoke(null, Plainly, null, [context, value, mimeTypes], null)!;
        return Method(shown.GetType(), "Update", 1).CreateDelegate<Action<object>>(shown);
    }

    /// <summary>Ends the cell with a sentence.</summary>
    public void Fail(object context, string sentence) => _fail.Invoke(context, Plainly, null, [CommandOf(context), null, sentence], null);

    /// <summary>A cell of code for the C# kernel.</summary>
    public object Submission(string code) => New(_submit, code, "csharp");

    /// <summary>Runs a cell in the C# kernel.</summary>
    /// <returns>Why it failed, or null.</returns>
    public async Task<string?> SendAsync(object submission)
    {
        var sent = (Task)_send.Invoke(CSharp, Plainly, null, [submission, CancellationToken.None], null)!;
        await sent.ConfigureAwait(false);
        object result = Property(sent.GetType(), "Result").GetValue(sent)!;
        Type failed = TypeOf("Events.CommandFailed");
        return ((IEnumerable)Property(result.GetType(), "Events").GetValue(result)!).Cast<object>().FirstOrDefault(failed.IsInstanceOfType) is { } failure
            ? (string?)Property(failed, "Message").GetValue(failure)
            : null;
    }

    /// <summary>Puts a method before each command of the C# kernel.</summary>
    /// <param name="filter">Takes command, context and what runs the command.</param>
    public void AddMiddleware(Func<object, object, Delegate, Task> filter)
    {
        MethodInfo add = Method(_kernel, "AddMiddleware", 2);
        add.Invoke(CSharp, Plainly, null, [Delegate.CreateDelegate(add.GetParameters()[0].ParameterType, filter.Target, filter.Method), nameof(NotebookKit)], null);
    }

    /// <summary>Adds a command.</summary>
    /// <param name="magic">Its name, its help and its parameters.</param>
    /// <param name="run">Takes command and context.</param>
    public void AddDirective(MagicCommand magic, Func<object, object, Task> run)
    {
        Type parameterType = TypeOf("Directives.KernelDirectiveParameter");
        object directive = New(TypeOf("Directives.KernelActionDirective"), magic.Name);
        Property(directive.GetType(), "Description").SetValue(directive, magic.Description);
        object parameters = Property(directive.GetType(), "Parameters").GetValue(directive)!;
        MethodInfo put = typeof(ICollection<>).MakeGenericType(parameterType).GetMethod("Add")!, complete = parameterType.GetMethod("AddCompletions", [typeof(Func<IEnumerable<string>>)]) ?? throw Missing(parameterType, "AddCompletions");
        foreach (MagicParameter parameter in magic.Parameters)
        {
            // The host knows one place without a name, which here is all of them; whether one is missing is said by the magic itself.
            bool implied = parameter == magic.Parameters[0] && !parameter.IsFlag;
            IReadOnlyList<MagicParameter> offered = implied ? magic.Parameters : [parameter];
            object one = Parameter(parameter.Name, parameter.Description, implied, parameter.IsFlag);
            complete.Invoke(one, Plainly, null, [new Func<IEnumerable<string>>(() => offered.SelectMany(choice => choice.Values(Variables)))], null);
        }

        foreach (string help in (string[])["-h", "--help"]) Parameter(help, "explains the command", implied: false, flag: true);
        MethodInfo add = _kernel.GetMethods().FirstOrDefault(method => method is { Name: "AddDirective", IsGenericMethod: false } && method.GetParameters().Length == 2) ?? throw Missing(_kernel, "AddDirective");
        add.Invoke(_root, Plainly, null, [directive, Delegate.CreateDelegate(add.GetParameters()[1].ParameterType, run.Target, run.Method)], null);

        object Parameter(string name, string description, bool implied, bool flag)
        {
            object parameter = New(parameterType, name, description);
            Property(parameterType, "AllowImplicitName").SetValue(parameter, implied);
            Property(parameterType, "Flag").SetValue(parameter, flag);
            put.Invoke(parameters, Plainly, null, [parameter], null);
            return parameter;
        }
    }

    private Type TypeOf(string name) => _kernel.Assembly.GetType($"Microsoft.DotNet.Interactive.{name}") ?? throw new KitException($"This .NET Interactive has no {name}, which the kit needs: take its last version.");

    private static PropertyInfo Property(Type type, string name) => type.GetProperty(name) ?? throw Missing(type, name);

    private static MethodInfo Method(Type type, string name, int parameters) =>
        type.GetMethods().FirstOrDefault(method => method.Name == name && !method.IsGenericMethod && method.GetParameters().Length == parameters) ?? throw Missing(type, name);

    /// <summary>The first constructor that takes these arguments, its further ones by default.</summary>
    private static object New(Type type, params object[] given)
    {
        ConstructorInfo constructor = type.GetConstructors().FirstOrDefault(one => Fits(one.GetParameters(), given)) ?? throw Missing(type, "constructor");
        return constructor.Invoke(Plainly, null, [.. given, .. constructor.GetParameters().Skip(given.Length).Select(parameter => parameter.DefaultValue)], null);
    }

    private static bool Fits(ParameterInfo[] parameters, object[] given) =>
        parameters.Length >= given.Length && parameters.Zip(given).All(pair => pair.First.ParameterType.IsInstanceOfType(pair.Second)) && parameters.Skip(given.Length).All(parameter => parameter.HasDefaultValue);

    private static KitException Missing(Type type, string name) => new($"This .NET Interactive has no {type.Name}.{name}, which the kit needs: take its last version.");
}
