namespace NotebookKit;

/// <summary>
/// The rule by which gradients change weights. The trainer keeps all weights in one block of memory and all gradients in
/// another, so a rule is one pass over them, whatever the number of layers.
/// </summary>
public abstract record Optimizer
{
    /// <summary>How many numbers the rule remembers for each weight.</summary>
    internal abstract int StatePerWeight { get; }

    /// <summary>Changes a run of weights and sets their gradients to zero.</summary>
    internal abstract void Update(in WeightUpdate update);
}
