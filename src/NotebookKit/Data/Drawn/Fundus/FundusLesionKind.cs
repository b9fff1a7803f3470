namespace NotebookKit;

/// <summary>What diabetes does to a retina, in the order in which it shows.</summary>
public enum FundusLesionKind
{
    /// <summary>A tiny red dot: a bulge of a capillary.</summary>
    Microaneurysm,

    /// <summary>A dark red blot: blood in the retina.</summary>
    Haemorrhage,

    /// <summary>A small bright yellow speck: fat that leaked out.</summary>
    HardExudate,

    /// <summary>A pale patch with a soft edge: nerve fibres without blood.</summary>
    CottonWoolSpot,

    /// <summary>A tangle of fine new vessels: the proliferative stage.</summary>
    NewVessels,
}
