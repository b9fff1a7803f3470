using System.Text.Json.Serialization;

namespace NotebookKit.Host;

/// <summary>How a <see cref="PackageSet"/> is written; generated, so that reading one does not cost the serialiser's start.</summary>
[JsonSerializable(typeof(PackageSet))]
internal sealed partial class PackageSetJson : JsonSerializerContext;
