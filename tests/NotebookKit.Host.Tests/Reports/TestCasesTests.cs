namespace NotebookKit.Host.Tests;

public sealed class TestCasesTests
{
    [Fact]
    public void Each_cell_with_code_is_a_case_named_by_number_id_and_first_line() => Assert.Equal(
        ["cell 1 (a): 1", "cell 2 (b): 2", "cell 3 (training): int n = 0;", "cell 4 (d): 4"],
        TestCases.Of(Runs.Bad()).Select(test => test.Name));

    [Fact]
    public void Each_status_is_one_of_four_outcomes() => Assert.Equal(
        [CaseOutcome.Passed, CaseOutcome.Skipped, CaseOutcome.Failed, CaseOutcome.Skipped],
        TestCases.Of(Runs.Bad()).Select(test => test.Outcome));

    [Fact]
    public void A_cell_that_was_not_reached_says_which_one_ended_the_notebook() =>
        Assert.Equal("not run: cell 3 ended the notebook (failed)", TestCases.Of(Runs.Bad())[3].Message);

    [Fact]
    public void A_failure_says_how_to_run_it_again() =>
        Assert.EndsWith("nbkit run bad.ipynb -p epochs=3 -p 'name=it'\\''s'", TestCases.Of(Runs.Bad())[2].Details, StringComparison.Ordinal);

    [Fact]
    public void Differences_are_a_case_of_their_own()
    {
        TestCase last = TestCases.Of(Runs.Good() with { Differences = ["good.ipynb: cell 1 (greeting), output 1 stdout: 1 is not 2"] })[^1];

        Assert.Equal((CaseOutcome.Failed, "An output is not the stored one."), (last.Outcome, last.Message));
    }

    [Fact]
    public void A_run_that_no_cell_is_to_blame_for_is_not_reported_as_good()
    {
        NotebookReport report = Runs.Good() with { Result = Runs.Result(RunStatus.Crashed) };

        Assert.Contains(TestCases.Of(report), test => test is { Name: "the notebook", Outcome: CaseOutcome.Error });
    }

    [Fact]
    public void A_long_output_keeps_its_beginning_and_its_end()
    {
        string output = TestCases.Of(Runs.Good(printed: "first" + new string('x', 1_000_000) + "last"))[0].Output;

        Assert.StartsWith("first", output, StringComparison.Ordinal);
        Assert.EndsWith("last\n", output, StringComparison.Ordinal);
        Assert.InRange(output.Length, 9_000, 11_000);
    }

    [Fact]
    public void The_memory_limit_and_crashes_are_errors_and_a_timeout_a_failure()
    {
        CaseOutcome Of(CellStatus status) => TestCases.Of(Runs.Good() with { Result = Runs.Result(RunStatus.Failed, new CellRun(1, null, status, 1)) })[0].Outcome;

        Assert.Equal(
            [CaseOutcome.Error, CaseOutcome.Error, CaseOutcome.Error, CaseOutcome.Failed, CaseOutcome.Passed],
            new[] { CellStatus.OverMemory, CellStatus.Crashed, CellStatus.Interrupted, CellStatus.TimedOut, CellStatus.RaisedAsExpected }.Select(Of));
    }
}
