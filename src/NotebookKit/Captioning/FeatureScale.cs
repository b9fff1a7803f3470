using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// What brings features to mean 0 and deviation 1. A layer behind a ReLU gives a few large numbers and many small ones that no network
/// learns from as they are. Once trained, a network takes the scale into its first layer and wants the features as they come.
/// </summary>
/// <param name="Mean">F, each feature's mean.</param>
/// <param name="Deviation">F, each feature's standard deviation; of one that hardly varies, more, so that nothing unseen blows it up.</param>
internal sealed record FeatureScale(Tensor Mean, Tensor Deviation)
{
    // Of the features' usual deviation.
    private const double Least = 0.1;

    /// <summary>Learns the scale; its tensors belong to the caller's scope.</summary>
    /// <param name="features">N×F float32.</param>
    public static FeatureScale Of(Tensor features)
    {
        using var scope = NewDisposeScope();
        Tensor exact = features.to(float64), mean = exact.mean([0]), deviation = (exact - mean).square().mean([0]).sqrt();
        double usual = deviation.square().mean().sqrt().item<double>();
        Tensor bounded = usual > 0 ? deviation.clamp_min(Least * usual) : ones_like(deviation);
        return new FeatureScale(mean.to(float32).MoveToOuterDisposeScope(), bounded.to(float32).MoveToOuterDisposeScope());
    }

    /// <summary>Features as the network is trained on them.</summary>
    public Tensor Apply(Tensor features) => (features - Mean) / Deviation;
}
