namespace NotebookKit.Interactive;

/// <summary>
/// The kit in .NET Interactive, whose packages are not to be had when this is built: what is needed of the host is looked up when it
/// loads. The same as C# in extension.dib would be compiled in every notebook, which takes four times as long as all the rest.
/// </summary>
public static class DotNetInteractiveHost
{
    /// <summary>Loads the formatters, shows progress in place, and adds the magic commands. A second time changes nothing.</summary>
    /// <param name="root">The notebook's root kernel, <c>Kernel.Root</c>.</param>
    /// <example><code>NotebookKit.Interactive.DotNetInteractiveHost.Load(Microsoft.DotNet.Interactive.Kernel.Root);</code></example>
    public static void Load(object root)
    {
        // An exception would be swallowed by the host: say it.
        try
        {
            TorchRuntime.LoadWithTorchSharp();
            NotebookKitExtension.Load();
            var host = new HostSurface(root);
            LiveDisplay.Open = first => Open(host, first);
            LiveDisplay.Interrupted = () => host.Current is { } context ? host.TokenOf(context) : default;
            if (host.Directives.Contains("#!nbkit")) return;
            new HostMagics(host).Add();
            Console.WriteLine($"NotebookKit {typeof(DotNetInteractiveHost).Assembly.GetName().Version!.ToString(3)} is loaded; #!nbkit says what it has.");
        }
        catch (Exception error)
        {
            Console.WriteLine($"NotebookKit: the notebook extension did not load: {error}");
        }
    }

    private static DelegatedLiveDisplay Open(HostSurface host, object first)
    {
        if (host.Current is { } context) return new DelegatedLiveDisplay(host.Display(context, first, "text/html", "text/plain"), host.TokenOf(context));
        Console.WriteLine(first);
        return new DelegatedLiveDisplay(Console.WriteLine);
    }
}
