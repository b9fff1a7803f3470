using System.CommandLine;

namespace NotebookKit.Host;

/// <summary><c>nbkit jupyter</c>: C# in Jupyter's front ends.</summary>
internal static class JupyterCommand
{
    private static readonly Option<FileInfo?> Connection = new("--connection-file") { Description = "The file by which the front end says where to listen.", HelpName = "file", Required = true };
    private static readonly Option<bool> User = new("--user") { Description = "Installs for this user; that is also what happens without --prefix." };
    private static readonly Option<DirectoryInfo?> Prefix = new("--prefix") { Description = "Installs below this folder, such as that of a Python environment.", HelpName = "folder" };
    private static readonly Option<string?> Name = new("--name") { Description = $"What notebooks call the kernel ({KernelSpec.DefaultName}).", HelpName = "name" };
    private static readonly Option<bool> Replace = new("--replace-dotnet-interactive") { Description = $"Installs as {KernelSpec.DotNetInteractiveName}, in the place of .NET Interactive's kernel, so that its notebooks run unchanged." };

    public static Command Create()
    {
        var kernel = new Command("kernel", "Runs the kernel; front ends start it.") { Connection };
        kernel.SetAction((arguments, _) => ReportAsync(() => RunAsync(arguments.GetValue(Connection)!.FullName)));
        var install = new Command("install", "Makes the C# kernel known to Jupyter's front ends: Notebook, JupyterLab, VS Code.") { User, Prefix, Name, Replace };
        install.SetAction((arguments, _) => ReportAsync(() => InstallAsync(arguments)));
        return new Command("jupyter", "The C# kernel for Jupyter's front ends.") { install, kernel };
    }

    private static Task RunAsync(string connectionFile)
    {
        KitPaths.MakeAbsolute();
        return new JupyterKernel(ConnectionFile.Read(connectionFile)).RunAsync();
    }

    private static Task InstallAsync(ParseResult arguments)
    {
        if (arguments.GetValue(User) && arguments.GetValue(Prefix) is not null) throw new KitException("--user and --prefix name two places; give one of them.");
        bool replace = arguments.GetValue(Replace);
        if (replace && arguments.GetValue(Name) is not null) throw new KitException($"--replace-dotnet-interactive installs as {KernelSpec.DotNetInteractiveName}; leave --name away.");
        string name = replace ? KernelSpec.DotNetInteractiveName : arguments.GetValue(Name) ?? KernelSpec.DefaultName;
        string folder = KernelSpecInstaller.Install(JupyterFolders.Kernels(arguments.GetValue(Prefix)?.FullName), name, replace);
        Console.WriteLine($"Installed the kernel \"{KernelSpec.DisplayName}\" as {name} in {folder}");
        return Task.CompletedTask;
    }

    private static async Task<int> ReportAsync(Func<Task> action)
    {
        try
        {
            await action();
            return ExitCodes.Ok;
        }
        catch (KitException failure)
        {
            await Console.Error.WriteLineAsync($"nbkit: {failure.Message}");
            return ExitCodes.BadInput;
        }
        catch (OutputException failure)
        {
            await Console.Error.WriteLineAsync($"nbkit: {failure.Message}");
            return ExitCodes.CouldNotWrite;
        }
    }
}
