namespace NotebookKit.Host.Tests;

/// <summary>The notebook that everybody opens first.</summary>
internal static class Quickstart
{
    /// <summary>Its text, with so many epochs of training.</summary>
    public static string WithEpochs(int epochs)
    {
        string text = RepositoryNotebook.Text("quickstart");
        Assert.Contains("int epochs = 0;", text);
        return text.Replace("int epochs = 0;", $"int epochs = {epochs};");
    }
}
