using NotebookKit.Interactive;

namespace NotebookKit.Host.Tests;

/// <summary>The kit's magic commands in the engine of nbkit.</summary>
public sealed class KitMagicTests : KitSession
{
    private const string Net = "var net = nn.Sequential(nn.Flatten(), nn.Linear(784, 10));";

    public static TheoryData<string> Names => [.. KitMagics.All.Select(magic => magic.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_explains_itself(string name) => Assert.StartsWith(name, await ShownAsync($"{name} -h"));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_offers_its_options(string name)
    {
        MagicCommand magic = KitMagics.All.First(magic => magic.Name == name);

        Assert.Equal(magic.Parameters.Select(parameter => parameter.Name).Order(StringComparer.Ordinal), (await OfferedAsync($"{name} -")).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_unknown_option_is_one_sentence(string name)
    {
        CellError error = await Session.ErrorAsync($"{name} --no-such-option 1");

        Assert.StartsWith($"{name}: there is no --no-such-option", error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public async Task Nbkit_names_versions_and_magics()
    {
        string shown = await ShownAsync("#!nbkit");

        Assert.StartsWith($"NotebookKit {KitVersions.NotebookKit}", shown);
        Assert.All(KitMagics.All, magic => Assert.Contains(magic.Name, shown));
    }

    [Fact]
    public async Task Gpu_says_why_and_what_to_do() => Assert.Contains("libtorch", await ShownAsync("#!gpu"));

    [Fact]
    public async Task Device_shows_the_one_in_use() => Assert.StartsWith("New tensors go to cpu", await ShownAsync("#!device cpu"));

    [Fact]
    public async Task A_device_that_is_not_here_is_one_sentence() =>
        Assert.StartsWith("There is no device abacus here: libtorch can use cpu", (await Session.ErrorAsync("#!device abacus")).Message);

    [Fact]
    public async Task Seed_makes_torch_repeat_itself()
    {
        await BeginAsync("#!seed 7", "var a = rand(4);", "#!seed 7", "var b = rand(4);");

        Assert.Equal("True", await Session.ResultAsync("a.allclose(b)"));
        await RunAsync("#!seed 1");
    }

    [Theory]
    [InlineData("#!seed -1", "a seed is 0 or more")]
    [InlineData("#!seed 99999999999", "--seed wants a whole number")]
    [InlineData("#!seed 1 2", "\"2\" is one word too many")]
    [InlineData("#!dataset", "NAME is missing")]
    [InlineData("#!dataset fashion-mist", "did you mean fashion-mnist")]
    [InlineData("#!dataset \"<script>\"", "there is no data set <script>")]
    [InlineData("#!dataset fashion-mnist-mini --into 1x", "cannot be the name of a variable")]
    [InlineData("#!show", "VARIABLE is missing")]
    [InlineData("#!show nobody", "there is no variable nobody")]
    [InlineData("#!summary nobody", "there is no model nobody")]
    [InlineData("#!summary googlenett", "did you mean googlenet")]
    [InlineData("#!weights info", "which weights?")]
    [InlineData("#!weights info googlenet/bvcl", "did you mean googlenet/bvlc?")]
    [InlineData("#!weights lost", "--action wants a list or info or verify or path")]
    [InlineData("#!predict nothing.png run", "nothing.png")]
    [InlineData("#!params", "no variable holds a model yet")]
    [InlineData("#!train a b", "there is no model a")]
    [InlineData("#!lr-find a b", "there is no model a")]
    [InlineData("#!timeit --runs 0\n1", "--runs is 1 to 1000")]
    [InlineData("#!timeit --loops -1\n1", "--loops is 0 or more")]
    [InlineData("#!timeit", "write some C# below")]
    [InlineData("#!timeit\n// nothing", "write some C# below")]
    [InlineData("#!timeit\nusing System.IO;", "put usings and types into a cell above")]
    [InlineData("#!timeit\n1\n#!html\n<b>", "there can be C# only")]
    public async Task A_wrong_argument_is_one_sentence(string cell, string said)
    {
        CellError error = await Session.ErrorAsync(cell);

        Assert.Contains(said, error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public async Task A_summary_takes_a_variable_and_an_inputs_shape()
    {
        await BeginAsync(Net);

        Assert.Contains("7,850", await ShownAsync("#!summary net --input 1,1,28,28"));
        Assert.Contains("as it is built", await ShownAsync("#!summary net"));
    }

    [Theory]
    [InlineData("1,5")]
    [InlineData("0,1")]
    [InlineData("1,-1")]
    public async Task An_input_that_does_not_fit_is_one_sentence(string shape)
    {
        await BeginAsync(Net);

        CellError error = await Session.ErrorAsync($"#!summary net --input {shape}");
        Assert.StartsWith("#!summary", error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public async Task Parameters_are_the_models_own()
    {
        await BeginAsync(Net, "net.parameters().Last().requires_grad = false;");

        string shown = await ShownAsync("#!params");
        Assert.Contains("1.weight", shown);
        Assert.Contains("7,840 are trained, 10 are frozen", shown);
    }

    [Fact]
    public async Task Of_several_models_one_must_be_named()
    {
        await BeginAsync(Net, "var other = nn.Linear(1, 1);");

        Assert.Contains("which model? There are other, net.", (await Session.ErrorAsync("#!params")).Message);
    }

    [Fact]
    public async Task A_data_set_can_become_a_variable()
    {
        await BeginAsync("#!dataset fashion-mnist-mini --into clothes");

        Assert.Equal("7000", await Session.ResultAsync("clothes.Count"));
    }

    [Fact]
    public async Task A_model_of_the_kits_needs_no_variable_and_no_shape() => Assert.Contains("1×3×32×32", await ShownAsync("#!summary cifar-resnet20"));

    [Theory]
    [InlineData("#!models *googlenet*", "googlenet/bvlc")]
    [InlineData("#!models nothing", "No model matches.")]
    [InlineData("#!weights", "cifar-resnet20/akamaster")]
    [InlineData("#!weights list googlenet/*", "googlenet/bvlc")]
    [InlineData("#!weights info googlenet/bvlc", "BGR, 0 to 255, mean 104, 117, 123")]
    public async Task Models_and_weights_are_known(string cell, string said) => Assert.Contains(said, await ShownAsync(cell));

    [Fact]
    public async Task Data_sets_are_listed() => Assert.Contains("fashion-mnist-mini", await ShownAsync("#!datasets"));

    [Fact]
    public async Task A_tensor_is_shown_in_the_asked_way()
    {
        await BeginAsync("var x = rand(3, 4);");

        Assert.Contains("[[", await ShownAsync("#!show x --view plain"));
    }

    [Fact]
    public async Task A_view_of_what_is_no_tensor_is_one_sentence()
    {
        await RunAsync("var n = 3;");

        Assert.Contains("--view is for tensors, and this is a Int32", (await Session.ErrorAsync("#!show n --view heat")).Message);
    }

    [Fact]
    public async Task Tensors_are_counted_by_variable_and_growth()
    {
        await BeginAsync("var held = rand(256, 1024);", "#!tensors", "var more = new List<Tensor> { rand(3), rand(4) };");

        string shown = await ShownAsync("#!tensors");
        Assert.Contains("more than at the last count", shown);
        Assert.Contains("1 MiB", shown);
        Assert.Matches(@"more +2 +28 B", shown);
    }

    [Fact]
    public async Task A_training_runs_on_a_data_sets_name_and_can_be_kept()
    {
        await BeginAsync(Net, "#!train net fashion-mnist-mini --epochs 1 --batch-size 256 --learning-rate 0.01 --into run");

        Assert.Equal("1", await Session.ResultAsync("run.History.Epochs.Count"));
    }

    [Fact]
    public async Task A_finished_training_judges_a_picture()
    {
        using var folder = new TemporaryFolder();
        string file = System.IO.Path.Combine(folder.Path, "a b.png");
        await File.WriteAllBytesAsync(file, Display.Faces.Png("a"), TestContext.Current.CancellationToken);
        await BeginAsync(Net, "#!train net fashion-mnist-mini --epochs 1 --batch-size 256 --learning-rate 0.01 --into run");

        Assert.Contains(" %", await ShownAsync($"#!predict \"{file}\" --model run --size 28 --top 3"));
        Assert.Contains("how large are run's pictures?", (await Session.ErrorAsync($"#!predict \"{file}\" run")).Message);
        Assert.Contains("nobody knows what net expects", (await Session.ErrorAsync($"#!predict \"{file}\" net")).Message);
        Assert.Contains("did you mean googlenet/bvlc?", (await Session.ErrorAsync($"#!predict \"{file}\" googlenet/bvcl")).Message);
        Assert.Contains("--top is 1 to 1000", (await Session.ErrorAsync($"#!predict \"{file}\" run --top 0")).Message);
    }

    [Fact]
    public async Task A_batch_size_of_none_is_one_sentence()
    {
        await BeginAsync(Net);

        CellError error = await Session.ErrorAsync("#!train net fashion-mnist-mini --batch-size 0");
        Assert.StartsWith("#!train: ", error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public async Task A_learning_rate_is_found_and_the_model_left_as_it_was()
    {
        await BeginAsync(Net, "var before = net.parameters().First().clone();", "#!lr-find net fashion-mnist-mini --steps 10 --batch-size 32 --into curve");

        Assert.Equal("True", await Session.ResultAsync("curve.Rates.Count >= 10 && before.allclose(net.parameters().First())"));
    }
}
