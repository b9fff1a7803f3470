namespace NotebookKit;

/// <summary>The batches of one pass over some images.</summary>
/// <param name="Images">Which image is at each place.</param>
/// <param name="BatchSize">Places of a batch.</param>
/// <param name="FirstBatch">Batches before this one are left out.</param>
/// <param name="OnlyFull">Whether a last batch that is not full is left out.</param>
/// <param name="Shape">C, H, W of an image.</param>
/// <param name="ChannelsLast">Whether images lie in memory as H×W×C.</param>
internal sealed record BatchPlan(int[] Images, int BatchSize, int FirstBatch, bool OnlyFull, (int Channels, int Height, int Width) Shape, bool ChannelsLast)
{
    /// <summary>Numbers of one image.</summary>
    public int ImageNumbers => Shape.Channels * Shape.Height * Shape.Width;

    /// <summary>The batch after the last.</summary>
    public int EndBatch => OnlyFull ? Images.Length / BatchSize : (Images.Length + BatchSize - 1) / BatchSize;

    /// <summary>How many images a batch has.</summary>
    public int CountOf(int batch) => Math.Min(BatchSize, Images.Length - batch * BatchSize);
}
