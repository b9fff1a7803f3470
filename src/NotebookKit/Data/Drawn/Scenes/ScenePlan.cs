using System.Numerics;

namespace NotebookKit;

/// <summary>What is on a drawn scene: two kinds of things, how they stand to each other, and where.</summary>
internal sealed record ScenePlan(ScenePlace Place, SceneThings First, SceneThings Second, SceneRelation Relation)
{
    private static readonly ObjectShape[] Shapes =
    [
        ObjectShape.Disc, ObjectShape.Square, ObjectShape.Triangle, ObjectShape.Star, ObjectShape.Heart, ObjectShape.Moon, ObjectShape.Flower, ObjectShape.House, ObjectShape.Fish, ObjectShape.Tree, ObjectShape.Cup,
    ];

    private static readonly (int First, int Second)[] Counts = [(1, 1), (1, 1), (1, 1), (1, 2), (2, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2)];

    public static ScenePlan Of(DrawnPlace place)
    {
        Random random = place.Random();
        ScenePlace where = random.OneOf<ScenePlace>(Enum.GetValues<ScenePlace>());
        SceneRelation relation = random.OneOf<SceneRelation>(Enum.GetValues<SceneRelation>());
        (int first, int second) = random.OneOf<(int, int)>(Counts);
        int one = random.Next(Shapes.Length), other = (one + 1 + random.Next(Shapes.Length - 1)) % Shapes.Length;
        bool upright = relation is SceneRelation.Above or SceneRelation.Below;
        float near = random.Between(0.25, 0.29), far = random.Between(0.72, 0.76);
        (float firstAt, float secondAt) = relation is SceneRelation.Above or SceneRelation.LeftOf ? (near, far) : (far, near);
        return new ScenePlan(where, Things(Shapes[one], first, firstAt), Things(Shapes[other], second, secondAt), relation);

        SceneThings Things(ObjectShape shape, int count, float at)
        {
            bool small = count == 3 || (count == 2 && !upright) || random.Happens(0.45);
            float radius = small ? random.Between(0.085, 0.105) : random.Between(0.165, 0.19), beside = 0.5f + random.Between(-0.04, 0.04);
            if (count == 1) beside = 0.5f + random.Between(-0.2, 0.2);
            Vector2 middle = upright ? new Vector2(beside, at) : new Vector2(at, beside);
            float apart = radius * random.Between(1.15, 1.3);
            return new SceneThings(shape, ColourAt(where, random), small, [.. Spread(count, upright).Select(offset => middle + apart * offset)], radius);
        }
    }

    private static Vector2[] Spread(int count, bool upright) => count switch
    {
        1 => [Vector2.Zero],
        2 => upright ? [new(-1, 0.1f), new(1, -0.1f)] : [new(0.1f, -1), new(-0.1f, 1)],
        _ => upright ? [new(-2.1f, 0.1f), new(0, -0.1f), new(2.1f, 0.1f)] : [new(0.1f, -2.1f), new(-0.1f, 0), new(0.1f, 2.1f)],
    };

    /// <summary>A colour that is seen there: no green on grass, no white on snow.</summary>
    private static SceneColour ColourAt(ScenePlace place, Random random)
    {
        string[] hidden = place switch { ScenePlace.Meadow => ["green"], ScenePlace.Night => ["blue", "purple"], ScenePlace.Beach => ["yellow", "orange"], ScenePlace.Snow => ["white"], _ => ["red", "orange"] };
        return random.OneOf<SceneColour>([.. SceneColour.All.Where(colour => !hidden.Contains(colour.Name))]);
    }
}
