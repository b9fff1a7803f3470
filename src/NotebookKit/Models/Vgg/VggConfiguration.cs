namespace NotebookKit;

/// <summary>A column of Simonyan and Zisserman 2014, table 1.</summary>
public enum VggConfiguration
{
    /// <summary>11 layers with weights; torchvision's vgg11.</summary>
    A,

    /// <summary>A with local response normalisation behind the first layer.</summary>
    ALrn,

    /// <summary>13 layers; torchvision's vgg13.</summary>
    B,

    /// <summary>16 layers, three of them 1×1.</summary>
    C,

    /// <summary>16 layers; torchvision's vgg16.</summary>
    D,

    /// <summary>19 layers; torchvision's vgg19.</summary>
    E,
}
