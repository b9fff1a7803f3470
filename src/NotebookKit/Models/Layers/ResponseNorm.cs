using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace NotebookKit;

/// <summary>
/// Local response normalisation across channels (Krizhevsky et al. 2012, section 3.3) in Caffe's form: x / (k + α/n Σ x²)^β over
/// n = 5 neighbouring channels with α = 1e-4, β = 0.75 and k = 1. The paper has k = 2 and does not divide α.
/// </summary>
internal static class ResponseNorm
{
    private const long Size = 5;
    private const double Alpha = 1e-4, Beta = 0.75, K = 1;

    /// <param name="input">N×C×H×W.</param>
    /// <returns>N×C×H×W.</returns>
    public static Tensor Of(Tensor input)
    {
        if (FusedResponseNorm.Takes(input)) return FusedResponseNorm.Of(input, (float)(Alpha / Size), (float)K);
        if (input.dtype != ScalarType.BFloat16) return F.local_response_norm(input, Size, Alpha, Beta, K);
        // libtorch's composition has no bfloat16, and its sum of squares needs the digits.
        using var scope = NewDisposeScope();
        return F.local_response_norm(input.to(ScalarType.Float32), Size, Alpha, Beta, K).to(ScalarType.BFloat16).MoveToOuterDisposeScope();
    }
}
