using System.Reflection;

namespace NotebookKit.Interactive;

/// <summary>The variables of a C# script that runs in a host of another maker.</summary>
public static class ScriptVariables
{
    /// <summary>
    /// The variables, newest first; of those with one name only the newest. Roslyn's types are read by their public surface:
    /// which version of Roslyn a host has is its own business.
    /// </summary>
    /// <param name="state">A <c>ScriptState</c>, or null before the first cell.</param>
    public static IReadOnlyList<NotebookVariable> Of(object? state)
    {
        if (state?.GetType().GetProperty("Variables")?.GetValue(state) is not System.Collections.IEnumerable variables) return [];
        return [.. variables.Cast<object>().Reverse().Select(Read).DistinctBy(variable => variable.Name)];
    }

    private static NotebookVariable Read(object variable)
    {
        Type type = variable.GetType();
        PropertyInfo value = type.GetProperty("Value")!;
        return new NotebookVariable((string)type.GetProperty("Name")!.GetValue(variable)!, (Type)type.GetProperty("Type")!.GetValue(variable)!, () => value.GetValue(variable));
    }
}
