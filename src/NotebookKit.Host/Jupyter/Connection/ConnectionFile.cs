using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>Reads the file by which a front end tells a kernel where to listen (Jupyter client, "Connection files").</summary>
internal static class ConnectionFile
{
    private const string Signature = "hmac-sha256";
    private const long MostBytes = 1 << 20;
    private static readonly string[] Ports = ["shell_port", "iopub_port", "stdin_port", "control_port", "hb_port"];

    /// <exception cref="KitException">It cannot be read or used; the sentence says what is wrong with it.</exception>
    public static ConnectionInfo Read(string path)
    {
        JsonObject file = Parse(path);
        if ((file.Text("transport") ?? "tcp") is not "tcp" and var transport)
            throw Fault(path, $"asks for the transport '{transport}'; nbkit listens on TCP only, so let the front end use \"transport\": \"tcp\"");
        string key = Key(path, file);
        int[] ports = [.. Ports.Select(name => Port(path, file, name))];
        if (ports.Distinct().Count() < ports.Length) throw Fault(path, $"gives two of its channels the same port ({string.Join(", ", ports)})");
        return new ConnectionInfo
        {
            Address = Address(path, file),
            Shell = ports[0],
            Iopub = ports[1],
            Stdin = ports[2],
            Control = ports[3],
            Heartbeat = ports[4],
            Key = Encoding.UTF8.GetBytes(key),
        };
    }

    private static JsonObject Parse(string path)
    {
        try
        {
            if (new FileInfo(path).Length > MostBytes) throw Fault(path, "is far too large to be one");
            return MessageJson.ReadObject(File.ReadAllBytes(path)) ?? throw Fault(path, "holds no JSON object");
        }
        catch (JsonException failure)
        {
            throw Fault(path, $"is not JSON (line {failure.LineNumber + 1})");
        }
        catch (FileNotFoundException)
        {
            throw new KitException($"There is no connection file {path}; front ends write it before they start a kernel.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Fault(path, $"cannot be read: {failure.Message}");
        }
    }

    private static string Key(string path, JsonObject file)
    {
        if (file["key"] is null) throw Fault(path, "has no \"key\"; an empty one says that messages are not signed");
        string key = file.Text("key") ?? throw Fault(path, "has a \"key\" that is no text");
        string scheme = file.Text("signature_scheme") ?? Signature;
        return key.Length == 0 || scheme == Signature ? key : throw Fault(path, $"asks for signatures by '{scheme}'; nbkit signs with {Signature}");
    }

    private static int Port(string path, JsonObject file, string name) => file.Number(name) switch
    {
        null => throw Fault(path, $"has no number \"{name}\""),
        >= 1 and <= ushort.MaxValue and var port => port,
        var port => throw Fault(path, string.Create(CultureInfo.InvariantCulture, $"has \"{name}\": {port}, which is no TCP port")),
    };

    private static IPAddress Address(string path, JsonObject file)
    {
        string text = file.Text("ip") ?? "127.0.0.1";
        if (text == "*") return IPAddress.Any;
        if (IPAddress.TryParse(text, out IPAddress? address)) return address;
        try
        {
            return Dns.GetHostAddresses(text, AddressFamily.InterNetwork) is [var first, ..] ? first : throw Fault(path, $"names '{text}', which has no address");
        }
        catch (Exception failure) when (failure is SocketException or ArgumentException)
        {
            throw Fault(path, $"has \"ip\": \"{text}\", which is no address of this machine");
        }
    }

    private static KitException Fault(string path, string what) => new($"The connection file {path} {what}.");
}
