using NotebookKit.Tests.Training;
using static TorchSharp.torch;

namespace NotebookKit.Tests.Captioning;

/// <summary>Synthetic pictures: who does what where, as features with some noise and as a sentence.</summary>
internal static class Scenes
{
    private static readonly string[] Colours = ["black", "brown", "white"], Animals = ["dog", "cat"];
    private static readonly string[] Places = ["runs on the beach", "sleeps in the green grass", "jumps over a small wall"];

    public static CaptioningOptions Small { get; } = new() { Embedding = 24, Hidden = 48, Dropout = 0, BatchSize = 16, LearningRate = 0.01, WeightDecay = 0, Progress = new Quiet() };

    /// <summary>Four pictures of each scene.</summary>
    public static CaptionedFeatures Training { get; } = Of(Combinations, each: 4, seed: 1);

    /// <summary>Another picture of each scene.</summary>
    public static CaptionedFeatures Unseen { get; } = Of(Combinations, each: 1, seed: 2);

    /// <summary>
    /// One picture with ten captions. Six begin with "two" and go on in three ways, four begin with "some" and go on in one: the likeliest
    /// first word does not begin the likeliest caption.
    /// </summary>
    public static CaptionedFeatures Crossroads { get; } = new(
        ones([1, 4]), [["two dogs", "two dogs", "two cats", "two cats", "two birds", "two birds", "some horses", "some horses", "some horses", "some horses"]]);

    /// <summary>A captioner that knows the scenes.</summary>
    public static Captioner Trained => field ??= Captioner.Fit(Training, options: Small with { Epochs = 120 });

    /// <summary>A captioner that is still unsure of every word.</summary>
    public static Captioner HalfTrained => field ??= Captioner.Fit(Training, options: Small with { Epochs = 18, LearningRate = 3e-3 });

    /// <summary>A captioner of the crossroads.</summary>
    public static Captioner AtCrossroads => field ??= Captioner.Fit(Crossroads, options: Small with { Epochs = 150, BatchSize = 10, LearningRate = 0.01 });

    private static (int Colour, int Animal, int Place)[] Combinations =>
        [.. from colour in Enumerable.Range(0, 3) from animal in Enumerable.Range(0, 2) from place in Enumerable.Range(0, 3) select (colour, animal, place)];

    private static CaptionedFeatures Of((int Colour, int Animal, int Place)[] scenes, int each, int seed)
    {
        var random = new Random(seed);
        (int Colour, int Animal, int Place)[] all = [.. Enumerable.Repeat(scenes, each).SelectMany(some => some)];
        float[] features = [.. all.SelectMany(scene => Enumerable.Range(0, 10).Select(i =>
            (i == scene.Colour || i == 4 + scene.Animal || i == 7 + scene.Place ? 3f : 0f) + 0.1f * (random.NextSingle() - 0.5f)))];
        return new CaptionedFeatures(
            tensor(features, [all.Length, 10]).DetachFromDisposeScope(), [.. all.Select(scene => (IReadOnlyList<string>)[$"A {Colours[scene.Colour]} {Animals[scene.Animal]} {Places[scene.Place]} ."])]);
    }
}
