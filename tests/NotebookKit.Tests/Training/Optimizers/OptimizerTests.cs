using static TorchSharp.torch;

namespace NotebookKit.Tests.Training;

public sealed class OptimizerTests
{
    private const double LearningRate = 0.05, WeightDecay = 0.01;

    public static TheoryData<Optimizer> Rules =>
        [new SgdOptimizer(0), new SgdOptimizer(0.9, Nesterov: false), new SgdOptimizer(0.9), new AdamOptimizer(DecoupledDecay: false), new AdamOptimizer()];

    [Theory, MemberData(nameof(Rules))]
    public void Ten_updates_end_where_TorchSharps_optimizer_ends(Optimizer rule)
    {
        using nn.Module<Tensor, Tensor> ours = Network(), theirs = Network();
        using (var flat = new FlatParameters(ours, []))
        using (var update = new FlatUpdate(flat, rule, WeightDecay))
        {
            for (int i = 1; i <= 10; i++)
            {
                Backward(ours);
                update.Apply(LearningRate, i, 1);
            }
        }

        using optim.Optimizer reference = Reference(rule, theirs);
        for (int i = 1; i <= 10; i++)
        {
            reference.zero_grad();
            Backward(theirs);
            reference.step();
        }

        foreach ((Tensor our, Tensor their) in ours.parameters().Zip(theirs.parameters())) Assert.True(our.allclose(their, 1e-5, 1e-6));
    }

    [Fact]
    public void Many_threads_update_as_one_does()
    {
        // Above the size from which threads share the work, and no multiple of it.
        using var large = nn.Linear(1500, 1001);
        using var expected = nn.Linear(1500, 1001);
        using (no_grad()) foreach ((Tensor to, Tensor from) in expected.parameters().Zip(large.parameters())) to.copy_(from);
        using (var flat = new FlatParameters(large, []))
        using (var update = new FlatUpdate(flat, new SgdOptimizer(0.9), 0))
        {
            flat.Gradients.fill_(0.5f);
            update.Apply(0.1, 1, 1);
        }

        using Tensor step = tensor(-0.1f * (0.5f + 0.9f * 0.5f));
        using (no_grad()) Assert.All(expected.parameters().Zip(large.parameters()), pair => Assert.True(pair.Second.allclose(pair.First + step, 1e-6, 1e-7)));
    }

    [Fact]
    public void The_gradients_length_is_that_of_all_parameters_together()
    {
        using nn.Module<Tensor, Tensor> model = Network();
        using var flat = new FlatParameters(model, []);
        using var update = new FlatUpdate(flat, new SgdOptimizer(), 0);
        Backward(model);
        double expected = Math.Sqrt(model.parameters().Sum(parameter => parameter.grad!.pow(2).sum().item<float>()));
        Assert.Equal(expected, update.GradientNorm(), 1e-4);
    }

    [Fact]
    public void A_gradient_that_is_no_number_shows_in_its_length()
    {
        using nn.Module<Tensor, Tensor> model = Network();
        using var flat = new FlatParameters(model, []);
        using var update = new FlatUpdate(flat, new SgdOptimizer(), 0);
        using Tensor last = flat.Gradients.narrow(0, 3, 1);
        last.fill_(float.NaN);
        Assert.Equal(double.NaN, update.GradientNorm());
    }

    private static optim.Optimizer Reference(Optimizer rule, nn.Module model) => rule switch
    {
        SgdOptimizer sgd => optim.SGD(model.parameters(), LearningRate, sgd.Momentum, weight_decay: WeightDecay, nesterov: sgd.Nesterov && sgd.Momentum > 0),
        AdamOptimizer { DecoupledDecay: true } => optim.AdamW(model.parameters(), LearningRate, weight_decay: WeightDecay),
        _ => optim.Adam(model.parameters(), LearningRate, weight_decay: WeightDecay),
    };

    private static nn.Module<Tensor, Tensor> Network()
    {
        manual_seed(5);
        return nn.Sequential(nn.Linear(7, 5), nn.Tanh(), nn.Linear(5, 3));
    }

    private static void Backward(nn.Module<Tensor, Tensor> model)
    {
        using var scope = NewDisposeScope();
        model.call(linspace(-1, 1, 28).view(4, 7)).pow(2).sum().backward();
    }
}
