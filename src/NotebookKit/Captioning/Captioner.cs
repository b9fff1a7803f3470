using System.Globalization;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// Writes captions, or tags, from the features of pictures: a <see cref="CaptionNetwork"/> (Vinyals et al., "Show and Tell", 2014) with
/// its vocabulary. A tag sequence is a caption over a small vocabulary, the commonest tags first.
/// </summary>
/// <example><code>
/// using Captioner captioner = Captioner.Fit(train, validation, new() { MinCount = 2 });
/// ScoredCaption caption = captioner.Beam(features)[0];
/// </code></example>
public sealed partial class Captioner : IDisposable
{
    private const int Longest = 30;

    private readonly CaptionEnsemble _networks;

    private Captioner(IReadOnlyList<CaptionNetwork> networks, Vocabulary vocabulary, CaptioningOptions options) =>
        (_networks, Vocabulary, Options) = (new CaptionEnsemble(networks), vocabulary, options);

    /// <summary>The network, in evaluation mode; the first where several write together.</summary>
    public CaptionNetwork Network => Networks[0];

    /// <summary>The networks that write together; usually one.</summary>
    public IReadOnlyList<CaptionNetwork> Networks => _networks.Networks;

    /// <summary>Its words.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>What it was trained with; of one that was loaded only sizes and dropout are known.</summary>
    public CaptioningOptions Options { get; }

    /// <summary>How the first network was trained, epoch by epoch; accuracies are parts of words that were guessed. Empty for one that was loaded.</summary>
    public TrainingHistory History => Histories is [var first, ..] ? first : new([], 0);

    /// <summary>How each network was trained; none for one that was loaded.</summary>
    public IReadOnlyList<TrainingHistory> Histories { get; private init; } = [];

    /// <summary>Why the training of its last network ended before the last epoch, or null.</summary>
    public string? StopReason { get; private init; }

    /// <summary>
    /// Learns to write captions by teacher forcing. With validation pictures the weights of the epoch with the least validation loss are
    /// kept, without them the last. Features are brought to one scale, which the network then takes in. An interrupt, or the options' token,
    /// ends the training and keeps what was learned; of several networks, those that were trained to their end. The same seed gives the
    /// same captioner on the same machine.
    /// </summary>
    /// <param name="train">Pictures with sentences, each of which is learned; those without a word are passed over.</param>
    /// <param name="validation">Other pictures, from which only the end of the training is learned.</param>
    /// <param name="options">How; the defaults unless said.</param>
    /// <exception cref="KitException">Features and captions do not fit, a picture has no caption, or the loss is no longer a number.</exception>
    public static Captioner Fit(CaptionedFeatures train, CaptionedFeatures? validation = null, CaptioningOptions? options = null)
    {
        options ??= new CaptioningOptions();
        Check(train, validation, options);
        return Fit(train, validation, options, Vocabulary.Of(train.Captions.SelectMany(own => own), options.MinCount));
    }

    /// <summary>Learns to write tags: as <see cref="Fit(CaptionedFeatures, CaptionedFeatures?, CaptioningOptions?)"/>, but each picture's strings are its set of tags.</summary>
    /// <param name="train">Pictures with tags; one without any teaches to write none.</param>
    /// <param name="validation">Other pictures, from which only the end of the training is learned; tags that the training pictures lack are passed over.</param>
    /// <param name="options">How; the defaults unless said.</param>
    /// <exception cref="KitException">As the other, or a tag is called as a special word is.</exception>
    public static Captioner FitTags(CaptionedFeatures train, CaptionedFeatures? validation = null, CaptioningOptions? options = null)
    {
        options ??= new CaptioningOptions();
        Check(train, validation, options);
        return Fit(train, validation, options, Vocabulary.OfTags(train.Captions, options.MinCount));
    }

    /// <summary>A caption for each picture, always going on with the likeliest word.</summary>
    /// <param name="features">N×F.</param>
    /// <param name="longest">Words after which a caption is cut off, its end counted.</param>
    /// <exception cref="KitException">The features do not fit.</exception>
    public IReadOnlyList<ScoredCaption> Greedy(Tensor features, int longest = Longest) =>
        [.. Write(features, longest, 1, _ => CaptionChoices.Greedy).Select(drafts => drafts[0].ToCaption(Vocabulary))];

    /// <summary>Several captions for each picture, drawn by chance. Probabilities in them are the network's own, whatever the temperature.</summary>
    /// <param name="features">N×F.</param>
    /// <param name="count">Captions of a picture.</param>
    /// <param name="temperature">Below 1 likely words come more often than the network holds them likely, above 1 less often; 0 is <see cref="Greedy"/>.</param>
    /// <param name="seed">Decides the draws: with a picture's row and a caption's place all of that caption's words, however many others there are.</param>
    /// <param name="longest">Words after which a caption is cut off, its end counted.</param>
    /// <returns>The captions of each picture in the order of their draws.</returns>
    /// <exception cref="KitException">The features do not fit.</exception>
    public IReadOnlyList<IReadOnlyList<ScoredCaption>> Sample(Tensor features, int count = 3, double temperature = 1, int seed = 1, int longest = Longest)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(temperature);
        if (!double.IsFinite(temperature)) throw new ArgumentOutOfRangeException(nameof(temperature), "A temperature is finite.");
        return [.. Write(features, longest, count, picture => CaptionChoices.Sampled(temperature, seed, picture, count))
            .Select(drafts => (IReadOnlyList<ScoredCaption>)[.. drafts.OrderBy(draft => draft.Number).Select(draft => draft.ToCaption(Vocabulary))])];
    }

    /// <summary>The best caption that a beam search finds for each picture.</summary>
    /// <param name="features">N×F.</param>
    /// <param name="width">Captions that are followed at once; 1 is <see cref="Greedy"/>.</param>
    /// <param name="lengthNormalisation">See <see cref="Beams"/>.</param>
    /// <param name="longest">Words after which a caption is cut off, its end counted.</param>
    /// <exception cref="KitException">The features do not fit.</exception>
    public IReadOnlyList<ScoredCaption> Beam(Tensor features, int width = 3, double lengthNormalisation = 0.7, int longest = Longest) =>
        [.. Beams(features, width, lengthNormalisation, longest).Select(captions => captions[0])];

    /// <summary>All captions that a beam search ends with, those of a picture best first and those that were cut off behind the others.</summary>
    /// <param name="features">N×F.</param>
    /// <param name="width">Captions that are followed at once, and the most that are returned for a picture.</param>
    /// <param name="lengthNormalisation">
    /// The α by which log-probabilities are divided by ((5 + words) / 6)^α before they are compared (Wu et al., "Google's Neural Machine
    /// Translation System", 2016, equation 14): 0 favours short captions. The end is counted as a word.
    /// </param>
    /// <param name="longest">Words after which a caption is cut off, its end counted.</param>
    /// <exception cref="KitException">The features do not fit.</exception>
    public IReadOnlyList<IReadOnlyList<ScoredCaption>> Beams(Tensor features, int width = 3, double lengthNormalisation = 0.7, int longest = Longest)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(lengthNormalisation);
        return [.. Write(features, longest, 1, _ => CaptionChoices.Beam(width)).Select(drafts => (IReadOnlyList<ScoredCaption>)[.. drafts
            .OrderByDescending(draft => draft.HasEnded)
            .ThenByDescending(draft => draft.LogProbability / Math.Pow((5.0 + draft.Words.Length) / 6, lengthNormalisation))
            .Select(draft => draft.ToCaption(Vocabulary))])];
    }

    /// <summary>How probable the network holds captions that somebody else wrote. Words that it does not know have the probability of the unknown word.</summary>
    /// <param name="features">N×F.</param>
    /// <param name="captions">A sentence for each picture.</param>
    /// <exception cref="KitException">The features do not fit, there are not as many captions, or one has no word.</exception>
    public IReadOnlyList<ScoredCaption> Score(Tensor features, IReadOnlyList<string> captions)
    {
        ArgumentNullException.ThrowIfNull(captions);
        return Score(features, [.. captions.Select(Vocabulary.WordsOf)]);
    }

    /// <summary>As the other, for captions that are split into words, or for tags in the order in which they are to be judged.</summary>
    /// <param name="features">N×F.</param>
    /// <param name="captions">The words of each picture's caption, or its tags.</param>
    /// <exception cref="KitException">The features do not fit, or there are not as many captions.</exception>
    public IReadOnlyList<ScoredCaption> Score(Tensor features, IReadOnlyList<IReadOnlyList<string>> captions)
    {
        MustFit(features);
        ArgumentNullException.ThrowIfNull(captions);
        if (captions.Count != features.size(0)) throw new KitException($"There are features of {features.size(0)} pictures but {captions.Count} captions.");
        return [.. captions.Select((words, i) => Score(features, i, words))];
    }

    /// <summary>What it writes, and from what.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"captioner of {Network.FeatureCount:N0} features, {Networks.Sum(network => network.parameters().Sum(parameter => parameter.numel())):N0} parameters{(Networks.Count > 1 ? $" in {Networks.Count} networks" : "")}; {Vocabulary}");

    /// <summary>Gives the networks' memory back.</summary>
    public void Dispose() => _networks.Dispose();

    /// <summary>One of the networks by itself; it stays this captioner's, so that what is returned is not disposed.</summary>
    internal Captioner Alone(int network) => new([Networks[network]], Vocabulary, Options) { Histories = [Histories[network]] };

    private static void Check(CaptionedFeatures train, CaptionedFeatures? validation, CaptioningOptions options)
    {
        ArgumentNullException.ThrowIfNull(train);
        options.Validate();
        train.MustBeWhole("training");
        validation?.MustBeWhole("validation");
        if (validation is not null && validation.Features.size(1) != train.Features.size(1))
            throw new KitException($"The training pictures have {train.Features.size(1)} features and the validation pictures {validation.Features.size(1)}: both must come from the same layer of the same model.");
    }

    private static Captioner Fit(CaptionedFeatures train, CaptionedFeatures? validation, CaptioningOptions options, Vocabulary vocabulary)
    {
        CaptionExample[] captions = CaptionExample.Of(train, vocabulary, "training", options.TagsAsGiven);
        CaptionExample[]? judged = validation is null ? null : CaptionExample.Of(validation, vocabulary, "validation", options.TagsAsGiven);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(options.CancellationToken, LiveDisplay.Interrupted());
        using Tensor callers = random.get_rng_state();
        List<CaptionNetwork> networks = [];
        List<TrainingHistory> histories = [];
        string? stopReason = null;
        try
        {
            using var scope = NewDisposeScope();
            Tensor features = train.Features.detach().to(float32);
            FeatureScale scale = FeatureScale.Of(features);
            (Tensor, CaptionExample[]) known = (scale.Apply(features), captions);
            (Tensor, CaptionExample[])? other = judged is null ? null : (scale.Apply(validation!.Features.detach().to(float32)), judged);
            for (int i = 0; i < options.Networks && (i == 0 || !stop.IsCancellationRequested); i++)
            {
                CaptioningOptions own = options with { Seed = TrainingSeeds.Network(options.Seed, i) };
                // First weights and dropout come from torch's own generator: it is borrowed.
                random.manual_seed(own.Seed);
                CaptionNetwork network = new((int)train.Features.size(1), vocabulary.Count, options.Embedding, options.Hidden, options.Dropout);
                networks.Add(network);
                TrainingHistory history;
                using (var training = new CaptionTraining(network, own, known, other, train.IsSynthetic ? $"captions ({DatasetPapers.Synthetic})" : "captions"))
                {
                    training.Run(stop.Token);
                    (history, stopReason) = (training.History, training.StopReason);
                }

                // Half a training would spoil what the others write.
                if (i > 0 && stopReason == TrainingSession.Interrupted)
                {
                    networks.Remove(network);
                    network.Dispose();
                    break;
                }

                histories.Add(history);
                network.Fold(scale);
            }

            return new Captioner(networks, vocabulary, options) { Histories = histories, StopReason = stopReason };
        }
        catch
        {
            foreach (CaptionNetwork network in networks) network.Dispose();
            throw;
        }
        finally
        {
            random.set_rng_state(callers);
        }
    }

    private IReadOnlyList<IReadOnlyList<CaptionDraft>> Write(Tensor features, int longest, int draftsPerPicture, Func<int, CaptionWriter.Choice> choiceOf)
    {
        MustFit(features);
        ArgumentOutOfRangeException.ThrowIfLessThan(longest, 1);
        using var scope = NewDisposeScope();
        return new CaptionWriter(_networks, longest).Write(features.detach().to(float32), draftsPerPicture, choiceOf);
    }

    private ScoredCaption Score(Tensor features, int picture, IReadOnlyList<string> words)
    {
        using var scope = NewDisposeScope();
        using var _ = inference_mode();
        _networks.Eval();
        CaptionBatch batch = CaptionBatch.Of(features.detach().to(float32), [new CaptionExample(picture, [.. Vocabulary.Encode(words)])]);
        Tensor scores = _networks.Score(batch.Features, batch.Given).gather(2, batch.Wanted.unsqueeze(2));
        double[] probabilities = [.. scores.flatten().exp().data<float>().Select(probability => (double)probability)];
        return new ScoredCaption([.. words.Select((word, i) => new ScoredWord(word, probabilities[i]))]) { EndProbability = probabilities[^1] };
    }

    private void MustFit(Tensor features)
    {
        ArgumentNullException.ThrowIfNull(features);
        if (features.dim() != 2 || features.size(1) != Network.FeatureCount)
            throw new KitException($"This captioner takes N×{Network.FeatureCount} features, not {string.Join('×', features.shape)}: they must come from the layer of the model that it was trained with.");
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        Tensor odd = isfinite(features.to(float32)).all(1).logical_not();
        if (odd.any().item<bool>()) throw new KitException($"The features of picture {odd.to(int8).argmax().item<long>()} hold NaN or an infinity: leave it out or mend what made them.");
    }
}
