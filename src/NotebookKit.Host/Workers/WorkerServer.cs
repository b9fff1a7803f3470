using System.Collections.Concurrent;
using System.IO.Pipes;
using System.Runtime.InteropServices;

namespace NotebookKit.Host;

/// <summary>The process that runs a notebook's cells, on behalf of the one that started it. It ends when that one is gone.</summary>
internal sealed partial class WorkerServer
{
    private static readonly TimeSpan FrontEndPatience = TimeSpan.FromMinutes(1);

    private readonly BlockingCollection<(int Cell, Task<CellOutcome> Running, WorkerMemory Memory)> _running = [];
    private readonly ConcurrentDictionary<int, WorkerSink> _sinks = new();
    private readonly WorkerChannel _channel;
    private readonly WorkerOutbox _outbox;
    private readonly NativeStreams _native;

    private WorkerServer(WorkerChannel channel, WorkerOutbox outbox, NativeStreams native) => (_channel, _outbox, _native) = (channel, outbox, native);

    /// <param name="pipe">The name of the front end's pipe.</param>
    /// <param name="key">What the front end knows the markers in native text by.</param>
    public static void Run(string pipe, string key)
    {
        // A group of its own: the terminal's Ctrl-C is the front end's to handle, and whatever a cell starts can be ended with it.
        if (!OperatingSystem.IsWindows()) _ = JoinGroup(0, 0);
        using var stream = new NamedPipeClientStream(".", pipe, PipeDirection.InOut, PipeOptions.Asynchronous);
        try
        {
            stream.Connect(FrontEndPatience);
        }
        catch (TimeoutException)
        {
            return; // The front end was gone before it could listen.
        }

        var channel = new WorkerChannel(stream);
        using var outbox = new WorkerOutbox(channel);
        new WorkerServer(channel, outbox, new NativeStreams(key)).Serve();
        if (!OperatingSystem.IsWindows()) _ = Kill(0, 9);
        Environment.Exit(ExitCodes.Ok);
    }

    private void Serve()
    {
        NativeStreams.SendLines();
        CellConsole.Install();
        using var engine = new CSharpEngine();
        var language = new WorkerLanguage(engine.Language, _outbox);
        new Thread(Report) { IsBackground = true, Name = "outcomes" }.Start();
        _outbox.Send(new WorkerMessage.Ready());
        // On this thread and synchronously: an interrupt must be heard while a cell holds every thread of the pool.
        while (_channel.Read() is { } message)
        {
            switch (message)
            {
                case WorkerMessage.Run { Code: var code }:
                    WorkerSink sink = _sinks[code.Number] = new WorkerSink(code.Number, _outbox);
                    _running.Add((code.Number, engine.RunAsync(code, sink), new WorkerMemory()));
                    break;
                case WorkerMessage.WarmUp warmUp:
                    _ = WarmUpAsync(engine, warmUp.Language);
                    break;
                case WorkerMessage.Interrupt:
                    engine.Interrupt();
                    break;
                case WorkerMessage.Answer answer when _sinks.TryGetValue(answer.Cell, out WorkerSink? asking):
                    asking.Take(answer);
                    break;
                case WorkerMessage.Complete or WorkerMessage.Inspect or WorkerMessage.Judge:
                    language.Add(message);
                    break;
                default:
                    throw new InvalidOperationException($"A worker cannot be told {message.GetType().Name}.");
            }
        }
    }

    private async Task WarmUpAsync(CSharpEngine engine, bool language)
    {
        await EngineWarmUp.RunAsync();
        if (language) await engine.Language.WarmUpAsync();
        _outbox.Send(new WorkerMessage.Warm());
    }

    private void Report()
    {
        foreach ((int cell, Task<CellOutcome> running, WorkerMemory memory) in _running.GetConsumingEnumerable())
        {
            CellOutcome outcome = OutcomeOf(running);
            CellMemory peaks = memory.Peaks();
            memory.Dispose();
            _outbox.Drain(); // what the cell wrote through .NET comes before what the C library still held
            _native.EndCell(cell);
            _outbox.Send(new WorkerMessage.Ended(
                cell,
                (outcome as CellOutcome.Completed)?.Result,
                (outcome as CellOutcome.Failed)?.Error,
                outcome is CellOutcome.Interrupted,
                peaks,
                Figures.Recorded));
        }
    }

    private static CellOutcome OutcomeOf(Task<CellOutcome> running)
    {
        try
        {
            return running.GetAwaiter().GetResult();
        }
        catch (Exception fault)
        {
            string sentence = $"A fault of nbkit's own, which its authors would like to hear of with the notebook: {fault.Message}";
            return new CellOutcome.Failed(new CellError(fault.GetType().Name, sentence, 1, null, [.. fault.ToString().Split('\n')]));
        }
    }

    [LibraryImport("libc", EntryPoint = "setpgid")]
    private static partial int JoinGroup(int process, int group);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
