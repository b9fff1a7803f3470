using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>The type of a parameter: how a value of it is read from a command line or a JSON file, and written as C#.</summary>
/// <param name="Name">The type as C# has it.</param>
internal abstract record ParameterType(string Name)
{
    /// <summary>How such a value is written on a command line, where the type's name does not say it.</summary>
    public virtual string Form => Name;

    /// <summary>Reads a value from a command line, or returns null when it is none.</summary>
    public abstract ParameterValue? Read(string text);

    /// <summary>Reads a value from JSON, or returns null when it is none.</summary>
    public abstract ParameterValue? Read(JsonNode? json);
}
