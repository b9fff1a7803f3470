using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NotebookKit.Tests;

/// <summary>With Scalars that nobody keeps, one call in some ten thousand fails here ("Unknown scalar type.").</summary>
public sealed class KeptScalarsTests
{
    private const int Calls = 40_000;

    [Fact]
    public void A_shortcut_is_added_whatever_the_collector_does_meanwhile()
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        using BatchNorm2d norm = nn.BatchNorm2d(1);
        norm.eval();
        Tensor input = ones(1, 1, 1, 1), shortcut = ones(1, 1, 1, 1);
        using var restless = new RestlessCollector();
        for (int i = 0; i < Calls; i++)
        {
            using Tensor sum = NormRelu.Of(norm, input, shortcut);
            Assert.Equal(2f, sum.item<float>(), 1e-3f);
        }
    }

    private sealed class RestlessCollector : IDisposable
    {
        private readonly Thread _thread;
        private volatile bool _over;

        public RestlessCollector()
        {
            _thread = new Thread(Collect) { IsBackground = true };
            _thread.Start();
        }

        public void Dispose()
        {
            _over = true;
            _thread.Join();
        }

        private void Collect()
        {
            while (!_over)
            {
                GC.Collect(0);
                GC.WaitForPendingFinalizers();
            }
        }
    }
}
