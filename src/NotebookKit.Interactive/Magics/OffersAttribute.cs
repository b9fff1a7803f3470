namespace NotebookKit.Interactive;

/// <summary>Says what completion offers for a parameter of a magic command's method.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public abstract class OffersAttribute : Attribute
{
    /// <summary>The values.</summary>
    public abstract IMagicValues Values { get; }
}

/// <summary>Says what completion offers for a parameter of a magic command's method.</summary>
/// <typeparam name="TValues">The values.</typeparam>
public sealed class OffersAttribute<TValues> : OffersAttribute where TValues : IMagicValues, new()
{
    /// <inheritdoc/>
    public override IMagicValues Values => new TValues();
}
