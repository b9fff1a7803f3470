using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace NotebookKit.Host;

/// <summary>
/// A Jupyter kernel for C# (protocol 5.4): five sockets, and behind them a process that runs the cells. This process loads
/// neither compiler nor libtorch: it is there at once, and outlives whatever a cell does.
/// </summary>
internal sealed class JupyterKernel(ConnectionInfo connection)
{
    private readonly TaskCompletionSource _shutDown = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Serves front ends until one of them, a signal or the parent's end stops it.</summary>
    /// <exception cref="KitException">One of the ports cannot be had.</exception>
    public async Task RunAsync()
    {
        var codec = new MessageCodec(connection.Key);
        await using EchoSocket heartbeat = Bind(connection.Heartbeat, at => new EchoSocket(at));
        await using PublisherSocket iopub = Bind(connection.Iopub, at => new PublisherSocket(at));
        await using RouterSocket shell = Bind(connection.Shell, at => new RouterSocket(at));
        await using RouterSocket control = Bind(connection.Control, at => new RouterSocket(at));
        await using RouterSocket stdin = Bind(connection.Stdin, at => new RouterSocket(at));
        await using var engine = new KernelEngine(Environment.CurrentDirectory);

        var broadcast = new Broadcast(iopub, codec);
        var status = new KernelStatus(broadcast);
        var questions = new RequestChannel(stdin, codec);
        using var input = new UserInput(questions);
        var history = new CellHistory(new HistoryFile(Path.Combine(KitPaths.Cache, "jupyter")));
        var cells = new CellQueue(new CellRunner(engine, broadcast, input, history), status);
        var language = new LanguageRequests(engine, status);
        var requests = new KernelRequests(broadcast, status, cells, language, history, () => _shutDown.TrySetResult());

        using PosixSignalRegistration interrupt = OnSignal(PosixSignal.SIGINT, cells.Interrupt);
        using PosixSignalRegistration end = OnSignal(PosixSignal.SIGTERM, () => _shutDown.TrySetResult());
        using var stop = new CancellationTokenSource();
        Task[] work =
        [
            requests.ServeAsync(new RequestChannel(shell, codec), stop.Token),
            requests.ServeAsync(new RequestChannel(control, codec), stop.Token),
            TakeAnswersAsync(questions, input, stop.Token),
            cells.RunAsync(stop.Token),
            language.RunAsync(stop.Token),
        ];
        Task first = await Task.WhenAny([_shutDown.Task, ParentWatch.GoneAsync(), .. work]);
        if (work.Contains(first)) await first; // a fault of the kernel's own: better the front end hears of its end than nothing ever again
        await stop.CancelAsync();
    }

    private static async Task TakeAnswersAsync(RequestChannel questions, UserInput input, CancellationToken stop)
    {
        await foreach (JupyterRequest answer in questions.ReadAllAsync(stop)) input.Take(answer);
    }

    private static PosixSignalRegistration OnSignal(PosixSignal signal, Action action) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        action();
    });

    private T Bind<T>(int port, Func<IPEndPoint, T> open)
    {
        try
        {
            return open(new IPEndPoint(connection.Address, port));
        }
        catch (SocketException failure)
        {
            throw new KitException(string.Create(CultureInfo.InvariantCulture, $"The kernel cannot listen on {connection.Address}, port {port}: {failure.Message}."), failure);
        }
    }
}
