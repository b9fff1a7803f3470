using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using NotebookKit.Display;

namespace NotebookKit.Host;

/// <summary>The command <c>nbkit doctor</c>: whether this machine is ready, and what mends it.</summary>
internal static class DoctorCommand
{
    private static readonly JsonSerializerOptions Writing = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JupyterEncoder.Instance,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Writes JSON." };
        var online = new Option<bool>("--online") { Description = "Also tries whether the sources of packages can be reached; without it nothing is sent anywhere." };
        var command = new Command("doctor", "Looks at what notebooks depend on: .NET, libtorch, processor, disk, data, network, front ends. Exit codes: 0 no problem, 1 a problem.") { json, online };
        command.SetAction(async (arguments, _) =>
        {
            HealthReport report = await Examination.RunAsync(arguments.GetValue(online));
            await Console.Out.WriteLineAsync(arguments.GetValue(json) ? JsonSerializer.Serialize(report, Writing) : Faces.Text(report));
            return report.IsHealthy ? ExitCodes.Ok : ExitCodes.CellFailed;
        });
        return command;
    }
}
