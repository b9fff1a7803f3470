using System.ComponentModel;

namespace NotebookKit.Interactive;

/// <summary>Magic commands about published weights.</summary>
public static class WeightMagics
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<MagicCommand> All { get; } = [MagicCommand.Of("#!weights", Show)];

    /// <summary>Lists weights, or shows, checks or finds some.</summary>
    [Description("Lists published weights; info, verify and path want a name. Downloads nothing.")]
    public static object Show(
        [Description("what to do")] WeightAction action = WeightAction.List,
        [Description("the weights, for example googlenet/bvlc; for list a pattern with *"), Offers<WeightNames>] string? name = null)
    {
        if (action == WeightAction.List) return new WeightList(Weights.List(name ?? "*"));
        if (name is null) throw new KitException($"#!weights {action.ToString().ToLowerInvariant()}: which weights? #!weights lists them.");
        WeightCard card = Weights.List().FirstOrDefault(card => string.Equals(card.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new KitException($"#!weights: there are no weights {name}; {(NearestName.Of(name, Weights.List().Select(card => card.Name)) is { } near ? $"did you mean {near}?" : "#!weights lists those that there are.")}");
        return action switch
        {
            WeightAction.Info => card,
            WeightAction.Verify => new WeightCheck(card.Name, PathOf(card), card.Verify()),
            _ => PathOf(card),
        };
    }

    private static string PathOf(WeightCard card) =>
        card.IsShipped ? card.Locate() : card.Path ?? throw new KitException($"#!weights: {card.Name} is not on this machine; #!weights info {card.Name} says where it would come from.");
}
