using System.Runtime.InteropServices;
using TorchSharp;

namespace NotebookKit;

/// <summary>A batch that workers are filling. Its tensors belong to no dispose scope: nobody may free them under the workers' hands.</summary>
internal sealed class PendingBatch : IDisposable
{
    private readonly BatchPlan _plan;
    private readonly torch.Tensor _images;
    private readonly torch.Tensor _labels;
    private int _failedSlot = int.MaxValue;

    public PendingBatch(BatchPlan plan, int number, Func<int, int> labelOf)
    {
        (_plan, First, Count) = (plan, number * plan.BatchSize, plan.CountOf(number));
        long[] shape = plan.ChannelsLast ? [Count, plan.Shape.Height, plan.Shape.Width, plan.Shape.Channels] : [Count, plan.Shape.Channels, plan.Shape.Height, plan.Shape.Width];
        _images = torch.empty(shape, torch.float32).DetachFromDisposeScope();
        _labels = torch.empty(Count, torch.int64).DetachFromDisposeScope();
        Span<long> labels = MemoryMarshal.Cast<byte, long>(_labels.bytes);
        for (int slot = 0; slot < Count; slot++) labels[slot] = labelOf(plan.Images[First + slot]);
        Pixels = PointerTo(_images);
    }

    /// <summary>The place in the pass of its first image.</summary>
    public int First { get; }

    /// <summary>How many images it has.</summary>
    public int Count { get; }

    /// <summary>The next image that no worker has taken.</summary>
    public int Taken { get; set; }

    /// <summary>How many images are finished, well or not.</summary>
    public int Done { get; set; }

    /// <summary>What went wrong with the first image that failed, or null.</summary>
    public Exception? Error { get; private set; }

    private nint Pixels { get; }

    /// <summary>Where an image's numbers go.</summary>
    public unsafe Span<float> Slot(int slot) => new((float*)Pixels + (long)slot * _plan.ImageNumbers, _plan.ImageNumbers);

    /// <summary>Notes a failure; the earliest place counts, whichever worker was first.</summary>
    public void Fail(int slot, Exception error)
    {
        if (slot < _failedSlot) (_failedSlot, Error) = (slot, error);
    }

    /// <summary>Hands the finished batch over.</summary>
    public Batch Finish()
    {
        if (!_plan.ChannelsLast) return new Batch(_images, _labels);
        torch.Tensor view = _images.permute(0, 3, 1, 2).DetachFromDisposeScope();
        _images.Dispose();
        return new Batch(view, _labels);
    }

    public void Dispose()
    {
        _images.Dispose();
        _labels.Dispose();
    }

    private static unsafe nint PointerTo(torch.Tensor tensor)
    {
        fixed (byte* start = tensor.bytes) return (nint)start;
    }
}
