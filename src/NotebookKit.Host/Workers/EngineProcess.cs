using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO.Pipes;

namespace NotebookKit.Host;

/// <summary>
/// An engine in a process of its own, as its front end sees it: a crash, a runaway allocation or a cell that nothing stops
/// costs that process and nothing else. One cell runs at a time.
/// </summary>
internal sealed class EngineProcess : IAsyncDisposable
{
    private static readonly TimeSpan LastText = TimeSpan.FromSeconds(1), WatchPeriod = TimeSpan.FromMilliseconds(50);

    private readonly Process _process;
    private readonly NamedPipeServerStream _pipe;
    private readonly WorkerChannel _channel;
    private readonly NativeText _output, _errors;
    private readonly CrashWords _words = new();
    private readonly Task _outputRead, _errorsRead;
    private readonly ConcurrentDictionary<int, ICellSink> _sinks = new();
    private readonly EngineQuestions _questions;
    private readonly TaskCompletionSource<EngineExit> _exit = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _warm = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private readonly long? _memoryLimit;
    private TaskCompletionSource<WorkerMessage.Ended>? _ended;
    private volatile ICellSink? _current;
    private volatile bool _outgrew, _stopped;
    private int _disposed;

    private EngineProcess(Process process, NamedPipeServerStream pipe, string key, long? memoryLimit)
    {
        (_process, _pipe, _channel, _memoryLimit) = (process, pipe, new WorkerChannel(pipe), memoryLimit);
        _questions = new EngineQuestions(Send, Exited);
        _output = new NativeText(process.StandardOutput.BaseStream, key, text => _current?.Write(CellStream.Output, text));
        _errors = new NativeText(process.StandardError.BaseStream, key, text =>
        {
            _words.Read(text);
            _current?.Write(CellStream.Error, text);
        });
        (_outputRead, _errorsRead) = (_output.ReadAsync(), _errors.ReadAsync());
    }

    /// <summary>Completes when the process has ended, for whatever reason.</summary>
    public Task<EngineExit> Exited => _exit.Task;

    /// <summary>The process's id.</summary>
    public int Id => _process.Id;

    /// <summary>Starts an engine and waits until it listens.</summary>
    /// <exception cref="KitException">It did not start.</exception>
    /// <exception cref="TimeoutException">It did not start in time, or nobody wants it any more.</exception>
    public static async Task<EngineProcess> StartAsync(EngineOptions options, CancellationToken cancellation = default)
    {
        string key = Guid.NewGuid().ToString("n"), name = PipeName(key);
        var pipe = new NamedPipeServerStream(name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        Process process = Process.Start(EngineCommandLine.For(options, name, key))!;
        process.StandardInput.Close();
        var engine = new EngineProcess(process, pipe, key, options.Memory);
        _ = engine.WatchExitAsync();
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(options.StartTimeout);
            Task connected = pipe.WaitForConnectionAsync(limit.Token);
            if (await Task.WhenAny(connected, engine.Exited) == connected) await connected;
            else throw new KitException($"The process for the notebook's cells did not start: {(await engine.Exited).Sentence}");
        }
        catch (OperationCanceledException)
        {
            await engine.DisposeAsync();
            throw new TimeoutException();
        }
        catch
        {
            await engine.DisposeAsync();
            throw;
        }

        new Thread(engine.Listen) { IsBackground = true, Name = "engine messages" }.Start();
        if (options.Memory is not null) _ = engine.WatchMemoryAsync();
        return engine;
    }

    /// <summary>Completion, inspection and the like, against the cells run so far; answered while a cell runs, too.</summary>
    public EngineQuestions Questions => _questions;

    /// <summary>Makes the compiler ready, so that the first cell does not pay for it.</summary>
    /// <param name="language">Whether to make completion and inspection ready as well: somebody will type.</param>
    public async Task WarmUpAsync(bool language = false)
    {
        Send(new WorkerMessage.WarmUp(language));
        await Task.WhenAny(_warm.Task, Exited);
    }

    /// <summary>Runs a cell. Its outputs, late ones too, go to the sink.</summary>
    /// <exception cref="EngineDiedException">The process ended before the cell did.</exception>
    public async Task<WorkerMessage.Ended> RunAsync(CellCode cell, ICellSink sink)
    {
        var ended = new TaskCompletionSource<WorkerMessage.Ended>(TaskCreationOptions.RunContinuationsAsynchronously);
        _current = _sinks[cell.Number] = sink;
        _ended = ended;
        Send(new WorkerMessage.Run(cell));
        if (await Task.WhenAny(ended.Task, Exited) != ended.Task)
        {
            EngineExit exit = await Exited;
            await Task.WhenAny(Task.WhenAll(_outputRead, _errorsRead), Task.Delay(LastText));
            throw new EngineDiedException(exit);
        }

        await Task.WhenAny(Task.WhenAll(_output.EndOfCell(cell.Number), _errors.EndOfCell(cell.Number)), Exited, Task.Delay(LastText));
        return await ended.Task;
    }

    /// <summary>Asks the running cell to end, then makes it; returns at once.</summary>
    public void Interrupt() => Send(new WorkerMessage.Interrupt());

    /// <summary>Interrupts a cell until it ends, and ends the process where it does not.</summary>
    /// <param name="running">The cell.</param>
    /// <param name="grace">How long it may take.</param>
    public async Task StopAsync(Task running, TimeSpan grace)
    {
        // More than once: the cell may only just be on its way to its thread.
        for (long asked = Stopwatch.GetTimestamp(); !running.IsCompleted && Stopwatch.GetElapsedTime(asked) < grace;)
        {
            Interrupt();
            await Task.WhenAny(running, Task.Delay(100));
        }

        if (!running.IsCompleted)
        {
            _stopped = true;
            Kill();
        }

        await Task.WhenAny(running);
    }

    /// <summary>Ends the process and everything that it started.</summary>
    public void Kill() => ProcessTree.Kill(_process);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1) return;
        Kill();
        await Task.WhenAny(Exited, Task.Delay(LastText));
        await _pipe.DisposeAsync();
        _process.Dispose();
    }

    // On Unix a pipe is a file whose path may have about a hundred characters; a long TMPDIR has used them up.
    private static string PipeName(string key)
    {
        string name = "nbkit-" + key[..16];
        return OperatingSystem.IsWindows() || Path.GetTempPath().Length < 60 ? name : "/tmp/" + name;
    }

    private void Send(WorkerMessage message)
    {
        try
        {
            lock (_gate) _channel.Write(message);
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The process is ending: Exited says how.
        }
    }

    private void Listen()
    {
        while (_channel.Read() is { } message)
        {
            switch (message)
            {
                case WorkerMessage.Wrote wrote when _sinks.TryGetValue(wrote.Cell, out ICellSink? sink):
                    sink.Write(wrote.Stream, wrote.Text);
                    break;
                case WorkerMessage.Showed showed when _sinks.TryGetValue(showed.Cell, out ICellSink? sink):
                    sink.Show(showed.DisplayId, showed.Value);
                    break;
                case WorkerMessage.Updated updated when _sinks.TryGetValue(updated.Cell, out ICellSink? sink):
                    sink.Update(updated.DisplayId, updated.Value);
                    break;
                case WorkerMessage.Progressed progressed when _sinks.TryGetValue(progressed.Cell, out ICellSink? sink):
                    sink.Progress(progressed.Line);
                    break;
                case WorkerMessage.Cleared cleared when _sinks.TryGetValue(cleared.Cell, out ICellSink? sink):
                    sink.Clear(cleared.Wait);
                    break;
                case WorkerMessage.Asked asked when _sinks.TryGetValue(asked.Cell, out ICellSink? sink):
                    _ = Task.Run(() => Send(AnswerOf(asked, sink)));
                    break;
                case WorkerMessage.Warm:
                    _warm.TrySetResult();
                    break;
                case WorkerMessage.Completed or WorkerMessage.Inspected or WorkerMessage.Judged:
                    _questions.Take(message);
                    break;
                case WorkerMessage.Ended ended:
                    _ended?.TrySetResult(ended);
                    break;
            }
        }
    }

    private static WorkerMessage.Answer AnswerOf(WorkerMessage.Asked asked, ICellSink sink)
    {
        try
        {
            return new WorkerMessage.Answer(asked.Cell, sink.ReadLine(asked.Prompt, asked.Password), null);
        }
        catch (Exception refusal) when (refusal is InvalidOperationException or OperationCanceledException)
        {
            return new WorkerMessage.Answer(asked.Cell, null, refusal.Message);
        }
    }

    private async Task WatchExitAsync()
    {
        await _process.WaitForExitAsync();
        // Whatever it started goes with it.
        ProcessTree.Kill(_process);
        await Task.WhenAny(_errorsRead, Task.Delay(LastText));
        _exit.TrySetResult(new EngineExit(_process.ExitCode, _outgrew ? _memoryLimit : null, _stopped, _words.Sentence));
    }

    private async Task WatchMemoryAsync()
    {
        while (!Exited.IsCompleted)
        {
            if (ProcessTree.ResidentBytes(_process) > _memoryLimit)
            {
                _outgrew = true;
                Kill();
                return;
            }

            await Task.Delay(WatchPeriod);
        }
    }
}
