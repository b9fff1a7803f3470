using System.Text.Json.Serialization;

namespace NotebookKit.Host;

/// <summary>The messages' JSON, made by the compiler: reading types at run time would cost every worker a tenth of a second.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WorkerMessage))]
internal sealed partial class WorkerJson : JsonSerializerContext;
