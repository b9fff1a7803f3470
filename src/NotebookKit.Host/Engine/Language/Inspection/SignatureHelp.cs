namespace NotebookKit.Host;

/// <summary>The ways in which what is being called can be called.</summary>
/// <param name="Signatures">All overloads.</param>
/// <param name="ActiveSignature">The one that fits best so far.</param>
/// <param name="ActiveParameter">The parameter that the cursor is at; past the last one when there are too many arguments.</param>
internal sealed record SignatureHelp(IReadOnlyList<Signature> Signatures, int ActiveSignature, int ActiveParameter);

/// <summary>One way to call it.</summary>
/// <param name="Label">The whole signature.</param>
/// <param name="Summary">What it does, as plain text; empty when nobody has said.</param>
/// <param name="Parameters">Its parameters, or type parameters where type arguments are being written.</param>
internal sealed record Signature(string Label, string Summary, IReadOnlyList<SignatureParameter> Parameters);

/// <summary>A parameter of a signature.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Label">How the signature's label shows it.</param>
/// <param name="Summary">What it is, as plain text; empty when nobody has said.</param>
internal sealed record SignatureParameter(string Name, string Label, string Summary);
