using TorchSharp;
namespace NotebookKit.Tests;
public sealed class T { [Fact] public void X() { var t = torch.rand(3,4); Assert.Equal(12, t.numel()); Console.WriteLine(TorchRuntime.Status); } }
