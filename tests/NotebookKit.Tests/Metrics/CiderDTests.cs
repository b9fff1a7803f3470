namespace NotebookKit.Tests.Metrics;

public sealed class CiderDTests
{
    private static readonly string[][][] References = [[["a", "b", "c"], ["b", "c"]], [["a", "d"]]];

    /// <summary>
    /// Vedantam, Zitnick and Parikh (2015), equations 1 to 3 and those of CIDEr-D in section 6, by hand. Of two images, "a" is said of both:
    /// its weight is ln 2 − ln 2 = 0. Everything else is said of one image, or of none, which counts as one: ln 2 − ln 1 = ln 2, call it 1,
    /// for it cancels. Lengths are counted in pairs of neighbours.
    /// The caption is "a b b c": b twice, so its weight 2 is clipped to the reference's 1 in the product, and only there.
    /// </summary>
    [Fact]
    public void It_is_what_the_paper_says_by_hand()
    {
        // Against "a b c".
        // Words: caption a 0, b 2, c 1; reference a 0, b 1, c 1. Product min(2, 1)·1 + 1·1 = 2; lengths √5 and √2.
        // Pairs: caption "a b", "b b", "b c", each 1; reference "a b", "b c". Product 2; lengths √3 and √2.
        // Threes: caption "a b b", "b b c"; reference "a b c". Product 0. Fours: the reference has none, 0.
        // 3 pairs against 2: e^(−1² / (2·6²)) = e^(−1/72).
        double first = Math.Exp(-1 / 72.0) * (2 / Math.Sqrt(10) + 2 / Math.Sqrt(6) + 0 + 0) / 4;
        // Against "b c".
        // Words: reference b 1, c 1, as before. Pairs: product 1; lengths √3 and 1. It has no threes and fours.
        // 3 pairs against 1: e^(−2²/72).
        double second = Math.Exp(-4 / 72.0) * (2 / Math.Sqrt(10) + 1 / Math.Sqrt(3) + 0 + 0) / 4;
        // The mean over the references, times 10.
        Assert.Equal(10 * (first + second) / 2, new CiderD(References).Judge(["a", "b", "b", "c"], References[0]), 1e-12);
        Assert.Equal(3.2167, 10 * (first + second) / 2, 1e-4);
    }

    [Fact]
    public void Of_a_corpus_it_is_the_mean_over_the_captions()
    {
        // "d" against "a d": words 1·1 over 1·1, no pairs of its own; 0 pairs against 1: e^(−1/72).
        double other = 10 * Math.Exp(-1 / 72.0) / 4;
        double one = new CiderD(References).Judge(["a", "b", "b", "c"], References[0]);
        Assert.Equal((one + other) / 2, CiderD.Of([["a", "b", "b", "c"], ["d"]], References).Value, 1e-12);
    }

    [Fact]
    public void A_caption_like_its_only_reference_has_ten() => Assert.Equal(10, new CiderD([[["a", "b", "c", "d"]], [["e"]]]).Judge(["a", "b", "c", "d"], [["a", "b", "c", "d"]]), 1e-12);

    [Fact]
    public void Words_that_are_said_of_every_image_count_for_nothing() => Assert.Equal(0, new CiderD([[["a", "dog"]], [["a", "cat"]]]).Judge(["a"], [["a", "dog"]]));
}
