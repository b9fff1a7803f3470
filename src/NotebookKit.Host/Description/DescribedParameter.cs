namespace NotebookKit.Host;

/// <summary>A parameter as <c>nbkit describe</c> lists it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its C# type.</param>
/// <param name="Form">How a value is written.</param>
/// <param name="Default">Its default, as C#.</param>
/// <param name="Comment">What its author says about it.</param>
internal sealed record DescribedParameter(string Name, string Type, string Form, string Default, string Comment);
