namespace NotebookKit.Interactive;

/// <summary>
/// Code of a cell as something that can be called many times: <c>#!timeit</c> writes a loop around it, lets the host compile
/// that once, and the compiled loop hands itself over here.
/// </summary>
public static class TimedCode
{
    private static Func<long, Task>? s_loop;

    /// <summary>Compiles the rest of a magic's cell as a loop.</summary>
    /// <param name="host">The notebook's host.</param>
    /// <param name="command">The command's name, for what is said when there is nothing to run.</param>
    /// <returns>Runs the code a number of times.</returns>
    /// <exception cref="KitException">There is no code, or it declares types.</exception>
    public static async Task<Func<long, Task>> CompileAsync(IMagicHost host, string command)
    {
        ArgumentNullException.ThrowIfNull(host);
        string rest = host.TakeRest();
        var code = CellStatements.Read(rest);
        if (code.IsEmpty) throw new KitException($"{command} runs what follows it: write some C# below.");
        if (code.Declares) throw new KitException($"{command} runs statements: put usings and types into a cell above.");

        s_loop = null;
        await host.RunAsync(Wrap(code, rest));
        return Interlocked.Exchange(ref s_loop, null) ?? throw new KitException($"{command}: the code could not be compiled.");
    }

    /// <summary>Takes a loop over statements.</summary>
    public static void Loop(Action<long> loop) => s_loop = count =>
    {
        loop(count);
        return Task.CompletedTask;
    };

    /// <summary>Takes a loop over statements that await.</summary>
    public static void Loop(Func<long, Task> loop) => s_loop = loop;

    /// <summary>Takes a call without a value.</summary>
    public static void Call(Action call) => Loop(count =>
    {
        for (long i = 0; i < count; i++) call();
    });

    /// <summary>Takes an expression.</summary>
    public static void Call<T>(Func<T> call) => Loop(count =>
    {
        for (long i = 0; i < count; i++) call();
    });

    /// <summary>Takes something to await.</summary>
    public static void Call(Func<Task> call) => Loop(async count =>
    {
        for (long i = 0; i < count; i++) await call();
    });

    /// <summary>Takes something to await that has a value.</summary>
    public static void Call<T>(Func<Task<T>> call) => Loop(async count =>
    {
        for (long i = 0; i < count; i++) await call();
    });

    /// <summary>Computes the expression that ends a block, which C# would not take for a statement.</summary>
    public static void Use(Action call) => call();

    /// <inheritdoc cref="Use(Action)"/>
    public static void Use<T>(Func<T> call) => call();

    /// <inheritdoc cref="Use(Action)"/>
    public static Task UseAsync(Func<Task> call) => call();

    /// <inheritdoc cref="Use(Action)"/>
    public static Task UseAsync<T>(Func<Task<T>> call) => call();

    // The loop's head takes the magic's own line, so that an error names the right one.
    private static string Wrap(CellStatements code, string rest)
    {
        const string self = "NotebookKit.Interactive.TimedCode";
        string above = new('\n', Math.Max(0, rest.Length - rest.TrimStart('\n').Length - 1)), async = code.Awaits ? "async " : "";
        (string statements, string expression) = code.Split();
        if (string.IsNullOrWhiteSpace(statements)) return $"{above}{self}.Call({async}() =>\n{expression}\n);";
        string last = expression.Length == 0 ? "" : code.Awaits ? $"await {self}.UseAsync(async () => {expression});" : $"{self}.Use(() => {expression});";
        return $"{above}{self}.Loop({async}nbkLoops => {{ for (long nbkLoop = 0; nbkLoop < nbkLoops; nbkLoop++) {{\n{statements.TrimStart('\n')}\n{last} }} }});";
    }
}
