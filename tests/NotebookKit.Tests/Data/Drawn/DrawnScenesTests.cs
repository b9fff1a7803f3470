using System.Numerics;

namespace NotebookKit.Tests.Data;

public sealed class DrawnScenesTests
{
    private static readonly string[] Places = ["meadow grass", "night dark", "beach sand", "snow winter snowy", "wall"];

    private static readonly (CaptionedImage Image, ScenePlan Plan)[] Scenes =
        [.. DrawnSamples.Scenes.Images.Select(image => (image, ScenePlan.Of(((DrawnFile)image.File!).Place)))];

    [Fact]
    public void There_are_three_parts_with_five_different_captions_a_picture()
    {
        CaptionDataset scenes = DrawnSamples.Scenes;
        Assert.Equal((1000, 100, 200), (scenes.Part("train").Count, scenes.Part("validation").Count, scenes.Part("test").Count));
        Assert.All(scenes.Images, image => Assert.Equal((5, 5), (image.Captions.Count, image.Captions.Distinct().Count())));
        Assert.True(scenes.IsSynthetic);
    }

    [Fact]
    public void Few_words_say_it_all() =>
        Assert.InRange(DrawnSamples.Scenes.Images.SelectMany(image => image.Captions).SelectMany(caption => caption.Split(' ')).Distinct().Count(), 50, 90);

    [Fact]
    public void Every_number_size_and_colour_is_that_of_the_things() => Assert.All(Scenes, scene => Assert.All(scene.Image.Captions, caption =>
    {
        string[] words = caption.Split(' ');
        (SceneThings Things, int Noun)[] named = Named(scene.Plan, words);
        Assert.Equal(2, named.Length);
        foreach ((SceneThings things, int noun) in named)
        {
            int number = Array.FindLastIndex(words, noun, word => word is "a" or "an" or "two" or "three");
            Assert.Equal(things.Count, words[number] switch { "two" => 2, "three" => 3, _ => 1 });
            Assert.All(words[(number + 1)..noun], word => Assert.True(word switch
            {
                "small" or "little" => things.IsSmall,
                "large" or "big" => !things.IsSmall,
                _ => word == things.Colour.Name,
            }, $"'{word}' in '{caption}'"));
            Assert.Equal(words[number + 1][0] is 'a' or 'e' or 'i' or 'o' or 'u', words[number] == "an" || (things.Count > 1 && words[number + 1][0] is 'a' or 'e' or 'i' or 'o' or 'u'));
        }
    }));

    [Fact]
    public void Every_relation_holds_in_the_picture() => Assert.All(Scenes, scene => Assert.All(scene.Image.Captions, caption =>
    {
        string[] words = caption.Split(' ');
        (SceneThings Things, int Noun)[] named = Named(scene.Plan, words);
        Vector2 from = Middle(named[0].Things), to = Middle(named[1].Things);
        foreach (string word in words[named[0].Noun..named[1].Noun])
        {
            Assert.True(word switch
            {
                "above" or "over" => from.Y < to.Y - 0.3,
                "below" or "under" => from.Y > to.Y + 0.3,
                "left" => from.X < to.X - 0.3,
                "right" => from.X > to.X + 0.3,
                _ => true,
            }, caption);
        }
    }));

    [Fact]
    public void Every_place_is_the_one_that_is_painted() => Assert.All(Scenes, scene => Assert.All(scene.Image.Captions, caption =>
        Assert.All(caption.Split(' '), word => Assert.True(Array.FindIndex(Places, words => words.Split(' ').Contains(word)) is var place && (place < 0 || place == (int)scene.Plan.Place), caption))));

    [Fact]
    public void Balls_and_boxes_have_the_colour_that_is_said()
    {
        int right = 0, all = 0;
        foreach ((CaptionedImage image, ScenePlan plan) in Scenes.Take(300))
        {
            using DecodedImage picture = image.File!.Decode();
            foreach (SceneThings things in new[] { plan.First, plan.Second }.Where(things => things.Shape is ObjectShape.Disc or ObjectShape.Square))
            {
                foreach (Vector2 at in things.At)
                {
                    int pixel = 3 * ((int)(at.Y * picture.Height) * picture.Width + (int)(at.X * picture.Width));
                    var seen = new SkiaSharp.SKColor(picture.Pixels[pixel], picture.Pixels[pixel + 1], picture.Pixels[pixel + 2]);
                    all++;
                    if (SceneColour.All.MinBy(colour => colour.Colour.Distance(seen)) == things.Colour) right++;
                }
            }
        }

        Assert.InRange(right / (double)all, 0.9, 1);
    }

    [Fact]
    public void Things_lie_within_the_picture_and_apart() => Assert.All(Scenes, scene =>
    {
        (Vector2 At, float Radius)[] all = [.. new[] { scene.Plan.First, scene.Plan.Second }.SelectMany(things => things.At.Select(at => (at, things.Radius)))];
        Assert.All(all, thing => Assert.InRange(Math.Max(Math.Abs(thing.At.X - 0.5), Math.Abs(thing.At.Y - 0.5)) + 0.6 * thing.Radius, 0, 0.5));
        for (int i = 0; i < all.Length; i++)
            for (int j = 0; j < i; j++) Assert.InRange(Vector2.Distance(all[i].At, all[j].At) / (all[i].Radius + all[j].Radius), 1, 10);
    });

    private static (SceneThings Things, int Noun)[] Named(ScenePlan plan, string[] words) =>
        [.. from i in Enumerable.Range(0, words.Length)
            from things in new[] { plan.First, plan.Second }
            where words[i] == things.Nouns
            select (things, i)];

    private static Vector2 Middle(SceneThings things) => things.At.Aggregate(Vector2.Zero, (sum, at) => sum + at) / things.Count;
}
