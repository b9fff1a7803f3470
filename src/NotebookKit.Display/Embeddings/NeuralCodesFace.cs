namespace NotebookKit.Display;

/// <summary>What neural codes keep of the features: their principal components.</summary>
internal static class NeuralCodesFace
{
    public static IPart Of(NeuralCodes codes) => new Stack(
        PrincipalComponentsFace.Of(codes.Components),
        new Line($"codes of {Numbers.Count(codes.Width)} numbers and length 1{(codes.Whitened ? ", whitened" : "")}", Line.Small));
}
