using static TorchSharp.torch;

namespace NotebookKit.Tests.Captioning;

/// <summary>Lets torch compute in one thread until it is disposed: networks as small as those of the tests only wait for a second one.</summary>
internal sealed class OneThread : IDisposable
{
    private readonly int _threads = get_num_threads();

    public OneThread() => set_num_threads(1);

    public void Dispose() => set_num_threads(_threads);
}
