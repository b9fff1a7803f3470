using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>The particulars of an execute_request (protocol 5.4, "Execute").</summary>
/// <param name="Code">The cell.</param>
/// <param name="Silent">Whether nobody must hear of it.</param>
/// <param name="StoreHistory">Whether it counts and is remembered.</param>
/// <param name="AllowStdin">Whether somebody could be asked.</param>
/// <param name="StopOnError">Whether the requests behind it are given up when it fails.</param>
/// <param name="Expressions">What to evaluate after it, by name.</param>
internal sealed record ExecuteRequest(string Code, bool Silent, bool StoreHistory, bool AllowStdin, bool StopOnError, IReadOnlyDictionary<string, string> Expressions)
{
    /// <returns>Null when there is no code.</returns>
    public static ExecuteRequest? Read(JsonObject content)
    {
        if (content.Text("code") is not { } code) return null;
        bool silent = content.Flag("silent", false);
        var expressions = new Dictionary<string, string>();
        if (content["user_expressions"] is JsonObject wanted)
            foreach ((string name, _) in wanted) expressions[name] = wanted.Text(name) ?? "";
        return new ExecuteRequest(
            code,
            silent,
            !silent && content.Flag("store_history", true),
            content.Flag("allow_stdin", true),
            content.Flag("stop_on_error", true),
            expressions);
    }
}
