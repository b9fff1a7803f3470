namespace NotebookKit.Host;

/// <summary>Does a command's work on files; whatever stands in its way is one sentence on standard error.</summary>
internal static class CommandWork
{
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static int Do(Func<int> work)
    {
        try
        {
            return work();
        }
        catch (KitException failure)
        {
            return Say(failure.Message, ExitCodes.BadInput);
        }
        catch (OutputException failure)
        {
            return Say(failure.Message, ExitCodes.CouldNotWrite);
        }
        catch (Exception failure)
        {
            return Say($"A fault of nbkit's own, which its authors would like to hear of with the file: {failure}", ExitCodes.Fault);
        }
    }

    /// <summary>Says a sentence on standard error.</summary>
    public static int Say(string sentence, int exitCode)
    {
        Console.Error.WriteLine($"nbkit: {sentence}");
        return exitCode;
    }
}
