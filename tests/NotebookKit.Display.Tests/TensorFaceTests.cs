using CsCheck;
using TorchSharp;

namespace NotebookKit.Display.Tests;

public sealed class TensorFaceTests
{
    private const int ByteBudget = 420_000;

    private static readonly torch.ScalarType[] Types =
    [
        torch.ScalarType.Byte, torch.ScalarType.Int8, torch.ScalarType.Int16, torch.ScalarType.Int32, torch.ScalarType.Int64, torch.ScalarType.Float16,
        torch.ScalarType.BFloat16, torch.ScalarType.Float32, torch.ScalarType.Float64, torch.ScalarType.Bool, torch.ScalarType.ComplexFloat32, torch.ScalarType.ComplexFloat64,
    ];

    [Fact]
    public void Says_it_all_in_one_line()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        string line = Faces.Text(torch.arange(0, 12).reshape(3, 4).to(torch.ScalarType.Float32)).Split('\n')[0];
        Assert.Equal("Tensor 3×4 float32 cpu · 12 · 48 B · [0 ██▅█▅██ 11] μ 5.5 σ 3.61 · zeros 1 (8 %)", line);
    }

    [Fact]
    public void Counts_what_is_not_finite()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        Assert.Contains("NaN 2, first at [2] · +Inf 1, at [4] · -Inf 1, at [5]", Faces.Text(torch.tensor(new[] { 1, 2, float.NaN, float.NaN, float.PositiveInfinity, float.NegativeInfinity })), StringComparison.Ordinal);
    }

    [Fact]
    public void Renders_any_shape_and_type_within_its_budget() =>
        Gen.Select(Gen.Int[0, 40].Array[0, 5], Gen.Int[0, Types.Length - 1].Select(i => Types[i])).Where(t => t.Item1.Aggregate(1L, (a, b) => a * b) < 4_000_000).Sample((shape, type) =>
        {
            using DisposeScope scope = torch.NewDisposeScope();
            RenderedFace face = Faces.Render(torch.ones([.. shape.Select(size => (long)size)]).to(type));
            return face.Html.Length < ByteBudget && face.Text.StartsWith("Tensor", StringComparison.Ordinal) && !face.Text.Contains("could not be shown", StringComparison.Ordinal);
        }, iter: 150);

    [Fact]
    public void Renders_any_values_in_any_layout_without_throwing() =>
        Gen.Select(Gen.Int[1, 12].Array[0, 5], Gen.Int[0, Types.Length - 1].Select(i => Types[i]), Gen.Int[0, 5], Gen.Bool).Where(t => t.Item1.Aggregate(1L, (a, b) => a * b) < 100_000).Sample((shape, type, layout, odd) =>
        {
            using DisposeScope scope = torch.NewDisposeScope();
            torch.Tensor tensor = torch.randn([.. shape.Select(size => (long)size)]) * 100;
            if (odd) tensor = torch.where(tensor > 120, torch.tensor(float.NaN), torch.where(tensor < -120, torch.tensor(float.NegativeInfinity), tensor));
            tensor = type is torch.ScalarType.Float32 || !odd || type is torch.ScalarType.Float16 or torch.ScalarType.Float64 ? tensor.to(type) : tensor;
            tensor = layout switch
            {
                1 => tensor.permute([.. Enumerable.Range(0, shape.Length).Reverse().Select(i => (long)i)]),
                2 when shape.Length > 0 => tensor.slice(0, 0, shape[0], 2),
                3 => tensor.unsqueeze(0).expand([3, .. tensor.shape]),
                4 when tensor.is_floating_point() => new TorchSharp.Modules.Parameter(tensor),
                5 when type == torch.ScalarType.Float32 && shape.Length > 0 => tensor.to_sparse(),
                _ => tensor,
            };
            RenderedFace face = Faces.Render(tensor);
            return face.Html.Length < ByteBudget && !face.Text.Contains("could not be shown", StringComparison.Ordinal) && !face.Html.Contains("shown as text", StringComparison.Ordinal);
        }, iter: 200);

    [Fact]
    public void Says_that_a_tensor_is_a_view_and_how_it_lies()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor whole = torch.rand(4, 5);
        Assert.Contains(" · view · ", Faces.Text(whole[0]), StringComparison.Ordinal);
        Assert.Contains(" · strides 1×5 · ", Faces.Text(whole.t()), StringComparison.Ordinal);
        Assert.Contains("(channels last)", Faces.Text(torch.rand(2, 4, 5, 3).permute(0, 3, 1, 2)), StringComparison.Ordinal);
    }

    [Fact]
    public void Says_the_norm_of_a_gradient()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor leaf = torch.tensor(new[] { 3f, 4f }, requires_grad: true);
        leaf.square().sum().backward();
        Assert.Contains("requires grad · grad norm 10 · ", Faces.Text(leaf), StringComparison.Ordinal);
        Assert.Contains("requires grad, no leaf", Faces.Text(leaf * 2), StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_few_different_values_with_their_counts()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        Assert.Contains("values: 1 × 2, 2 × 1, 5 × 3", Faces.Text(torch.tensor(new[] { 5, 1, 5, 2, 1, 5 })), StringComparison.Ordinal);
    }

    [Fact]
    public void Says_that_pictures_were_left_out_at_the_cap()
    {
        byte[] pixels = new byte[200 * 3 * 112 * 112];
        new Random(1).NextBytes(pixels);
        var many = new ImageSplit("test", pixels, new byte[200], 3, 112, 112);
        string html = Faces.Html(ImageGrid.Of(many, ["a"], [.. Enumerable.Range(0, 200)]));
        Assert.Contains("more left out: the pictures of an output end at 384 KiB", html, StringComparison.Ordinal);
        Assert.InRange(html.Length, 300_000, 420_000);
    }

    [Theory]
    [InlineData(3, 1000, 1400)]
    [InlineData(64, 3, 224, 224)]
    [InlineData(4000, 1000)]
    public void Stays_within_its_budget_for_large_noise(params int[] shape)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        Assert.InRange(Faces.Html(torch.rand([.. shape.Select(size => (long)size)])).Length, 2_000, ByteBudget);
    }

    [Fact]
    public void Leaves_no_tensor_behind()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor[] tensors = [torch.rand(3, 32, 32), torch.rand(8, 1, 28, 28), torch.rand(10, 10), torch.rand(2, 3, torch.ScalarType.ComplexFloat32), torch.tensor(new[] { 1f, float.NaN })];
        Faces.Render(tensors[0]);
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        foreach (torch.Tensor tensor in tensors) Faces.Render(tensor);
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void Says_that_the_histogram_of_a_large_tensor_is_a_sample()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        Assert.Contains("The histogram is drawn from 50,000 of 100,000 elements", Faces.Text(torch.linspace(0, 1, 100_000)), StringComparison.Ordinal);
    }

    [Fact]
    public void Leaves_gradient_recording_as_it_was()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor tensor = torch.rand(3, requires_grad: true);
        Faces.Render(tensor);
        Assert.True((tensor * 2).requires_grad);
    }

    [Fact]
    public void Says_that_a_tensor_is_disposed()
    {
        torch.Tensor tensor = torch.rand(3);
        tensor.Dispose();
        Assert.Equal("Tensor, disposed", Faces.Text(tensor));
    }

    [Fact]
    public void Shows_a_meta_tensor_by_its_shape() =>
        Assert.Equal("Tensor 3×4 float32 meta · 12 · no values", Faces.Text(torch.empty(3, 4, device: torch.META)));

    [Fact]
    public void Shows_a_sparse_tensor_with_its_stored_elements()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor sparse = torch.sparse_coo_tensor(torch.tensor(new long[,] { { 0, 1 }, { 2, 0 } }), torch.tensor(new[] { 3f, 4f }), [2, 3]);
        Assert.StartsWith("Tensor 2×3 float32 cpu · 6 · sparse, 2 stored · [0 ", Faces.Text(sparse), StringComparison.Ordinal);
    }

    [Fact]
    public void Shows_what_quantised_numbers_mean()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        Assert.Contains("[0 ", Faces.Text(torch.quantize_per_tensor(torch.tensor(new[] { 0f, 0.5f, 1f }), 0.5, 0, torch.ScalarType.QUInt8)), StringComparison.Ordinal);
    }

    [Fact]
    public void Shows_an_empty_tensor() => Assert.Equal("Tensor 0×3 float32 cpu · 0 · 0 B · empty", Faces.Text(torch.empty(0, 3)));

    [Fact]
    public void Shows_a_scalar() => Assert.Equal("Tensor scalar float64 cpu · 3.5", Faces.Text(torch.tensor(3.5)));

    [Fact]
    public void Shows_all_elements_equal() => Assert.StartsWith("Tensor 3 float32 cpu · 3 · 12 B · all 1\n", Faces.Text(torch.ones(3)), StringComparison.Ordinal);

    [Fact]
    public void Counts_truths() => Assert.Contains("true 1, false 2", Faces.Text(torch.tensor(new[] { true, false, false })), StringComparison.Ordinal);

    [Fact]
    public void Names_a_parameter_and_its_gradient() =>
        Assert.StartsWith("Parameter 2×2 float32 cpu · 4 · 16 B · requires grad · ", Faces.Text(new TorchSharp.Modules.Parameter(torch.rand(2, 2))), StringComparison.Ordinal);

    [Fact]
    public void Renders_the_same_twice()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor tensor = torch.rand(3, 16, 16);
        Assert.Equal(Faces.Render(tensor), Faces.Render(tensor));
    }
}
