using TorchSharp;

namespace NotebookKit.Display;

/// <summary>Which picture a report takes of a tensor.</summary>
/// <param name="Draw">The picture, or null for none; takes the tensor's values, their statistics, and whether they are a model's parameter.</param>
internal sealed record TensorLook(Func<torch.Tensor, TensorStatistics, bool, IPart?> Draw)
{
    /// <summary>What shape and type suggest.</summary>
    public static TensorLook Guess { get; } = new(TensorPicture.Guess);

    /// <summary>None: the line and the values, in sight.</summary>
    public static TensorLook Plain { get; } = new((_, _, _) => null) { ShowsValues = true };

    /// <summary>None at all: the line alone.</summary>
    public static TensorLook Line { get; } = new((_, _, _) => null) { WithoutValues = true };

    /// <summary>Whether the values are in sight at once.</summary>
    public bool ShowsValues { get; init; }

    /// <summary>Whether the values are left out.</summary>
    public bool WithoutValues { get; init; }
}
