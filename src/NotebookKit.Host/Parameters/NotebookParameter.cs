using Microsoft.CodeAnalysis.CSharp;

namespace NotebookKit.Host;

/// <summary>A variable that the parameters cell assigns.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsConstant">Whether it has to be declared anew, because a constant cannot be assigned.</param>
internal sealed record NotebookParameter(string Name, ParameterType Type, bool IsConstant)
{
    /// <summary>Its default, as C#; empty where the cell gives none.</summary>
    public string Default { get; init; } = "";

    /// <summary>What the comment behind or above it says.</summary>
    public string Comment { get; init; } = "";

    /// <summary>The statement that gives it a value.</summary>
    public string Assign(string code)
    {
        string name = SyntaxFacts.GetKeywordKind(Name) == SyntaxKind.None ? Name : $"@{Name}";
        return IsConstant ? $"const {Type.Name} {name} = {code};" : $"{name} = {code};";
    }
}
