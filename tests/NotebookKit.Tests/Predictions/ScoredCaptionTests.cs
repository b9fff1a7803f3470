namespace NotebookKit.Tests;

public sealed class ScoredCaptionTests
{
    [Fact]
    public void Its_log_probability_is_the_sum_of_its_words()
    {
        var caption = new ScoredCaption([new("a", 0.5), new("dog", 0.25)]);
        Assert.Equal(("a dog", Math.Round(Math.Log(0.125), 9)), (caption.Text, Math.Round(caption.LogProbability, 9)));
    }
}
