using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookKit.Host.Tests;

/// <summary>What each message must hold (protocol 5.4): names and kinds; a name with a question mark may be absent.</summary>
internal static class MessageSchema
{
    private static readonly Dictionary<string, string> Contents = new()
    {
        ["execute_reply"] = "execution_count:number payload?:array user_expressions?:object",
        ["inspect_reply"] = "found:boolean data:mime metadata:object",
        ["complete_reply"] = "matches:array cursor_start:number cursor_end:number metadata:object",
        ["history_reply"] = "history:array",
        ["is_complete_reply"] = "status:string indent?:string",
        ["comm_info_reply"] = "comms:object",
        ["kernel_info_reply"] = "protocol_version:string implementation:string implementation_version:string language_info:object banner:string debugger:boolean help_links:array",
        ["shutdown_reply"] = "restart:boolean",
        ["interrupt_reply"] = "",
        ["stream"] = "name:string text:string",
        ["display_data"] = "data:mime metadata:object transient?:object",
        ["update_display_data"] = "data:mime metadata:object transient:object",
        ["execute_result"] = "execution_count:number data:mime metadata:object transient?:object",
        ["clear_output"] = "wait:boolean",
        ["execute_input"] = "code:string execution_count:number",
        ["error"] = "ename:string evalue:string traceback:array",
        ["status"] = "execution_state:string",
        ["input_request"] = "prompt:string password:boolean",
        ["comm_close"] = "comm_id:string data:object",
    };

    public static void Check(JsonObject header, string type, JsonObject content)
    {
        Has(header, "msg_id:string session:string username:string date:string msg_type:string version:string");
        Assert.Equal("5.4", header["version"]!.GetValue<string>());
        Assert.True(DateTimeOffset.TryParse(header["date"]!.GetValue<string>(), out _));
        if (type.EndsWith("_reply", StringComparison.Ordinal) && type != "is_complete_reply")
        {
            Has(content, "status:string");
            string status = content["status"]!.GetValue<string>();
            Assert.Contains(status, new[] { "ok", "error", "aborted" });
            if (status == "error") Has(content, "ename:string evalue:string traceback:array");
            if (status != "ok") return;
        }

        Assert.True(Contents.TryGetValue(type, out string? wanted), $"no front end knows {type}");
        Has(content, wanted);
    }

    private static void Has(JsonObject content, string wanted)
    {
        foreach (string[] part in wanted.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split(':')))
        {
            string name = part[0].TrimEnd('?');
            JsonNode? value = content[name];
            if (value is null && part[0].EndsWith('?')) continue;
            Assert.True(value is not null && IsA(value, part[1]), $"{name} is {value?.ToJsonString() ?? "absent"}, not {part[1]}");
        }
    }

    private static bool IsA(JsonNode value, string kind) => kind switch
    {
        "mime" => value is JsonObject data && data.All(form => form.Key.Count(c => c == '/') == 1),
        "object" => value.GetValueKind() == JsonValueKind.Object,
        "array" => value.GetValueKind() == JsonValueKind.Array,
        "number" => value.GetValueKind() == JsonValueKind.Number,
        "string" => value.GetValueKind() == JsonValueKind.String,
        "boolean" => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        _ => false,
    };
}
