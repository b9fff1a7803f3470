using System.ComponentModel;
using System.Reflection;
using System.Text.RegularExpressions;

namespace NotebookKit.Interactive;

/// <summary>What a magic command can be told.</summary>
public sealed partial class MagicParameter
{
    private readonly ParameterInfo _parameter;

    internal MagicParameter(ParameterInfo parameter)
    {
        _parameter = parameter;
        Name = "--" + WordStart().Replace(parameter.Name!, "-$0").ToLowerInvariant();
        Description = parameter.GetCustomAttribute<DescriptionAttribute>()?.Description ?? "";
        IsVariable = !MagicValue.CanRead(parameter.ParameterType);
    }

    /// <summary>Its name, for example <c>--learning-rate</c> for a C# parameter <c>learningRate</c>.</summary>
    public string Name { get; }

    /// <summary>What it is for.</summary>
    public string Description { get; }

    /// <summary>Its type.</summary>
    public Type Type => _parameter.ParameterType;

    /// <summary>Whether it must be given. Those that must can stand without their names, in order.</summary>
    public bool IsRequired => !_parameter.HasDefaultValue;

    /// <summary>Whether it needs no value: saying its name means true.</summary>
    public bool IsFlag => Type == typeof(bool);

    /// <summary>Whether it takes the name of one of the notebook's variables.</summary>
    public bool IsVariable { get; }

    /// <summary>What completion offers for it: names, an enumeration's values, variables that fit.</summary>
    /// <param name="variables">The notebook's variables.</param>
    public IEnumerable<string> Values(IReadOnlyList<NotebookVariable> variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        Type plain = Nullable.GetUnderlyingType(Type) ?? Type;
        return _parameter.GetCustomAttribute<OffersAttribute>() is { } offers ? offers.Values.Of(variables)
            : plain.IsEnum ? Enum.GetNames(plain).Select(name => name.ToLowerInvariant())
            : IsVariable ? variables.Where(variable => Type.IsAssignableFrom(variable.Type)).Select(variable => variable.Name)
            : [];
    }

    internal object? Default => _parameter.HasDefaultValue ? _parameter.DefaultValue : false;

    /// <summary>How it is written in a line of help.</summary>
    public override string ToString()
    {
        string value = IsVariable ? "VARIABLE" : MagicValue.Kind(Type).ToUpperInvariant().Replace(' ', '-');
        string text = IsFlag ? Name : IsRequired ? value : $"{Name} {value}";
        return IsRequired ? IsFlag ? Name : $"{Name[2..].ToUpperInvariant()}" : $"[{text}]";
    }

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex WordStart();
}
