namespace NotebookKit.Host.Tests;

/// <summary>What a front end hears of displays: updated, cleared, and each in its own cell.</summary>
public sealed class DisplayConformanceTests(KernelProcess kernel) : IClassFixture<KernelProcess>
{
    private JupyterClient Client => kernel.Client;

    [Fact]
    public async Task A_display_is_updated_under_its_id_ten_times_a_second_at_most()
    {
        Execution cell = await Client.RunAsync("var shown = display(0); for (int i = 1; i <= 3000; i++) shown.Update(i);");

        Assert.Equal("display_data", cell.Outputs[0].Type);
        string? id = (string?)cell.Outputs[0].Content["transient"]!["display_id"];
        Assert.All(cell.Outputs.Skip(1), update => Assert.Equal(("update_display_data", id), (update.Type, (string?)update.Content["transient"]!["display_id"])));
        Assert.Equal("3000", cell.Outputs[^1].PlainText);
        Assert.InRange(cell.Outputs.Count, 2, 300);
    }

    [Fact]
    public async Task A_later_cell_updates_an_earlier_one_s_display()
    {
        Execution first = await Client.RunAsync("var far = display(1);");
        Execution second = await Client.RunAsync("far.Update(2);");

        JupyterMessage update = Assert.Single(second.Outputs);
        Assert.Equal("update_display_data", update.Type);
        Assert.Equal((string?)first.Outputs[0].Content["transient"]!["display_id"], (string?)update.Content["transient"]!["display_id"]);
    }

    [Theory]
    [InlineData("clear_output();", false)]
    [InlineData("clear_output(wait: true);", true)]
    public async Task Output_is_cleared(string code, bool wait)
    {
        JupyterMessage clear = Assert.Single((await Client.RunAsync(code)).Outputs);

        Assert.Equal("clear_output", clear.Type);
        Assert.Equal(wait, clear.Content["wait"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Late_output_goes_to_its_own_cell()
    {
        string early = await Client.SendCellAsync("_ = Task.Run(async () => { while (!File.Exists(\"go\")) await Task.Delay(20); Console.WriteLine(\"late\"); });");
        await Client.EndAsync(early);
        string other = await Client.SendCellAsync("File.WriteAllText(\"go\", \"\"); await Task.Delay(1000);");

        JupyterMessage text;
        do text = await Client.Iopub.ReceiveAsync();
        while (text.Type != "stream");

        Assert.Equal("late\n", text["text"]);
        Assert.Equal(early, text.ParentId);
        await Client.EndAsync(other);
    }
}
