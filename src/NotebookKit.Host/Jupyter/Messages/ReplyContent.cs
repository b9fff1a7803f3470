using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>What answers have in common.</summary>
internal static class ReplyContent
{
    public static JsonObject Ok() => new() { ["status"] = "ok" };

    /// <summary>What went wrong, as the requester hears it.</summary>
    public static JsonObject Error(CellError error)
    {
        JsonObject content = Problem(error);
        content["status"] = "error";
        return content;
    }

    public static JsonObject Error(string name, string sentence) => Error(new CellError(name, sentence, 1, null, [sentence]));

    /// <summary>An answer, or the fault of the kernel's own that came in its way: one request must not end them all.</summary>
    public static async Task<JsonObject> OrFaultAsync(Func<Task<JsonObject>> answer)
    {
        try
        {
            return await answer();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return Error(fault.GetType().Name, $"A fault of nbkit's own, which its authors would like to hear of with the notebook: {fault}");
        }
    }

    /// <summary>What went wrong, as everybody is shown it.</summary>
    public static JsonObject Problem(CellError error) => new()
    {
        ["ename"] = error.Name,
        ["evalue"] = error.Message,
        ["traceback"] = new JsonArray([.. error.Traceback.Select(line => JsonValue.Create(line))]),
    };

    /// <summary>A value's forms by their type; those that are JSON as such.</summary>
    public static JsonObject Data(MimeBundle bundle)
    {
        var data = new JsonObject();
        foreach ((string mimeType, string form) in bundle.Forms) data[mimeType] = Form(mimeType, form);
        return data;
    }

    private static JsonNode? Form(string mimeType, string form)
    {
        if (mimeType != "application/json" && !mimeType.EndsWith("+json", StringComparison.Ordinal)) return form;
        try
        {
            return JsonNode.Parse(form);
        }
        catch (System.Text.Json.JsonException)
        {
            return form;
        }
    }
}
