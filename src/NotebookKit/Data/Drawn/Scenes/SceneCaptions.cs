namespace NotebookKit;

/// <summary>What five people say about a drawn scene. None says all of it, and none says what is not there.</summary>
internal static class SceneCaptions
{
    private const int Chance = 3_000_000;

    /// <summary>The five captions of a picture, each different.</summary>
    public static IReadOnlyList<string> Of(DrawnPlace place)
    {
        ScenePlan plan = ScenePlan.Of(place);
        Random random = place.RandomOf(Chance + place.Index);
        (SceneThings first, SceneThings second) = (plan.First, plan.Second);
        string relation = Words(plan.Relation, random), inverse = Words(Inverse(plan.Relation), random);
        (SceneThings one, SceneThings other) = random.Happens(0.5) ? (first, second) : (second, first);
        string where = Where(plan.Place, random);
        return
        [
            $"{Full(first, random)} {relation} {Full(second, random)}",
            $"{Coloured(other)} and {Plain(one)}",
            $"{Coloured(one)} and {Coloured(other)} {where}",
            $"there {(second.Count == 1 ? "is" : "are")} {Full(second, random)} {inverse} {Plain(first)}",
            random.Next(3) switch
            {
                0 => $"{Scene(plan.Place)} with {Plain(first)} {relation} {Coloured(second)}",
                1 => $"a picture of {Plain(one)} and {Plain(other)} {where}",
                _ => $"{Scene(plan.Place)} with {Coloured(one)} and {Plain(other)}",
            },
        ];
    }

    private static string Full(SceneThings things, Random random)
    {
        string size = things.IsSmall ? random.OneOf("small", "little") : random.OneOf("large", "big");
        return $"{Many(things, size)} {size} {things.Colour.Name} {things.Nouns}";
    }

    private static string Coloured(SceneThings things) => $"{Many(things, things.Colour.Name)} {things.Colour.Name} {things.Nouns}";

    private static string Plain(SceneThings things) => $"{Many(things, things.Noun)} {things.Nouns}";

    /// <summary>A number, or the article that the next word wants.</summary>
    private static string Many(SceneThings things, string next) => things.Count switch { 1 => next[0] is 'a' or 'e' or 'i' or 'o' or 'u' ? "an" : "a", 2 => "two", _ => "three" };

    private static SceneRelation Inverse(SceneRelation relation) => relation switch
    {
        SceneRelation.Above => SceneRelation.Below,
        SceneRelation.Below => SceneRelation.Above,
        SceneRelation.LeftOf => SceneRelation.RightOf,
        _ => SceneRelation.LeftOf,
    };

    private static string Words(SceneRelation relation, Random random) => relation switch
    {
        SceneRelation.Above => random.OneOf("above", "over"),
        SceneRelation.Below => random.OneOf("below", "under"),
        SceneRelation.LeftOf => random.OneOf("to the left of", "left of"),
        _ => random.OneOf("to the right of", "right of"),
    };

    private static string Where(ScenePlace place, Random random) => place switch
    {
        ScenePlace.Meadow => random.OneOf("on a meadow", "on green grass"),
        ScenePlace.Night => random.OneOf("at night", "in the dark"),
        ScenePlace.Beach => random.OneOf("at the beach", "on the sand by the sea"),
        ScenePlace.Snow => random.OneOf("in the snow", "on a winter day"),
        _ => random.OneOf("before a brick wall", "on a wall"),
    };

    private static string Scene(ScenePlace place) => place switch
    {
        ScenePlace.Meadow => "a meadow",
        ScenePlace.Night => "a night sky",
        ScenePlace.Beach => "a beach",
        ScenePlace.Snow => "a snowy field",
        _ => "a brick wall",
    };
}
