namespace NotebookKit;

/// <summary>A run of flat parameters that share their rates.</summary>
/// <param name="Start">Its first float.</param>
/// <param name="Length">How many floats it has.</param>
/// <param name="LearningRateFactor">What the learning rate is multiplied with.</param>
/// <param name="WeightDecay">Its weight decay, or null for the training's.</param>
internal sealed record FlatGroup(long Start, long Length, double LearningRateFactor, double? WeightDecay);
