using System.Diagnostics;

namespace NotebookKit.Tests.Training;

public sealed class KilledTrainingTests : IDisposable
{
    private const int Kills = 6;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(false), InlineData(true)]
    public async Task A_training_killed_at_any_moment_ends_with_the_same_bytes(bool accelerated)
    {
        byte[] expected = await Uninterrupted(accelerated);
        var random = new Random(accelerated ? 1 : 2);
        for (int kill = 0; kill < Kills; kill++)
        {
            using Process child = TrainingChild.Start(_folder["resumed"], _folder["checkpoints"], accelerated);
            for (int lines = random.Next(1, 8); lines > 0 && await child.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is not null; lines--) { }
            await Task.Delay(random.Next(20), TestContext.Current.CancellationToken);
            child.Kill(); // SIGKILL: no handler, no flush.
            await child.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        string said = await ToEnd(TrainingChild.Start(_folder["resumed"], _folder["checkpoints"], accelerated));

        Assert.Matches(@"resumed at (0\.[1-9]|0\.0[1-9]|1\.0)", said);
        Assert.Equal(expected, File.ReadAllBytes(_folder["resumed"]));
    }

    [Fact]
    public async Task A_finished_training_is_not_done_again()
    {
        await ToEnd(TrainingChild.Start(_folder["first"], _folder["checkpoints"], accelerated: false));
        string said = await ToEnd(TrainingChild.Start(_folder["second"], _folder["checkpoints"], accelerated: false));
        Assert.DoesNotContain("step", said.Split('\n'));
        Assert.Equal(File.ReadAllBytes(_folder["first"]), File.ReadAllBytes(_folder["second"]));
    }

    [Fact]
    public async Task A_full_disk_costs_checkpoints_and_nothing_else()
    {
        Need.SmallDisk();
        byte[] expected = await Uninterrupted(accelerated: false);
        Directory.CreateDirectory(_folder["disk"]);
        string mount = $"mount -t tmpfs -o size=24k none '{_folder["disk"]}' && \"$0\"; ls '{_folder["disk"]}'";

        string said = await ToEnd(TrainingChild.Start(_folder["full"], _folder["disk"], accelerated: false, "unshare", "-rm", "sh", "-c", mount));

        Assert.Contains("could not be written (No space left on device", said, StringComparison.Ordinal);
        Assert.Contains(".checkpoint\n", said, StringComparison.Ordinal);
        Assert.DoesNotContain(".part\n", said, StringComparison.Ordinal);
        Assert.Equal(expected, File.ReadAllBytes(_folder["full"]));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<byte[]> Uninterrupted(bool accelerated)
    {
        await ToEnd(TrainingChild.Start(_folder["whole"], "", accelerated));
        return File.ReadAllBytes(_folder["whole"]);
    }

    private static async Task<string> ToEnd(Process child)
    {
        using (child)
        {
            using var patience = new CancellationTokenSource(Patience);
            string said = await child.StandardOutput.ReadToEndAsync(patience.Token);
            await child.WaitForExitAsync(patience.Token);
            Assert.Equal(0, child.ExitCode);
            return said;
        }
    }
}
