namespace NotebookKit;

/// <summary>The learner's variables, as an exercise's check sees them: they may not be there yet, or be of another type.</summary>
/// <param name="find">Whether the notebook has a variable of a name, and its value.</param>
public sealed class Answers(Func<string, (bool Found, object? Value)> find)
{
    /// <summary>No variables: for exercises that are checked from a program.</summary>
    public static Answers None { get; } = new(_ => (false, null));

    /// <summary>The value of a variable.</summary>
    /// <param name="name">The variable's name.</param>
    /// <exception cref="KitException">There is none, it is null, or it is of another type: said so that a learner can mend it.</exception>
    public T Get<T>(string name)
    {
        (bool found, object? value) = find(name);
        if (!found) throw new KitException($"There is no variable {name} yet: declare it, run that cell, and check again.");
        return value switch
        {
            T right => right,
            null => throw new KitException($"{name} is null: give it a value and check again."),
            _ => throw new KitException($"{name} is of type {Named(value.GetType())}, but {Named(typeof(T))} is asked for."),
        };
    }

    /// <summary>Whether the notebook has a variable of a name.</summary>
    /// <param name="name">The variable's name.</param>
    public bool Has(string name) => find(name).Found;

    private static string Named(Type type) => type switch
    {
        _ when type == typeof(int) => "int",
        _ when type == typeof(double) => "double",
        _ when type == typeof(float) => "float",
        _ when type == typeof(bool) => "bool",
        _ when type == typeof(string) => "string",
        { IsArray: true } => $"{Named(type.GetElementType()!)}[]",
        { IsGenericType: true } => $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Named))}>",
        _ => type.Name,
    };
}
