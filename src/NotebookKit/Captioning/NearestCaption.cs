using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// The baseline of captioning: a caption of the most similar training pictures (Devlin et al., "Exploring Nearest Neighbor Approaches for
/// Image Captioning", 2015, section 3). Of several captions the one that agrees best with the others is taken, by CIDEr-D.
/// </summary>
public sealed class NearestCaption : IDisposable
{
    /// <summary>How many of the nearest pictures are asked unless one says otherwise (docs/benchmarks.md, "Captions: what was tried").</summary>
    private const int Asked = 10;

    private readonly NearestNeighbors _pictures;
    private readonly IReadOnlyList<IReadOnlyList<string>> _captions;
    private readonly IReadOnlyList<string>[][] _words;
    private readonly CiderD? _judge;

    private NearestCaption(NearestNeighbors pictures, IReadOnlyList<IReadOnlyList<string>> captions)
    {
        (_pictures, _captions) = (pictures, captions);
        _words = [.. captions.Select(own => own.Select(Vocabulary.Split).ToArray())];
        if (captions.Count > 1) _judge = new CiderD(_words);
    }

    /// <summary>How many pictures it knows.</summary>
    public int Count => _captions.Count;

    /// <summary>Keeps the training pictures.</summary>
    /// <param name="train">Pictures with one caption or more each; their features are copied.</param>
    /// <param name="metric">What "similar" means.</param>
    /// <exception cref="KitException">Features and captions do not fit, or a picture has no caption.</exception>
    public static NearestCaption Fit(CaptionedFeatures train, DistanceMetric metric = DistanceMetric.Cosine)
    {
        ArgumentNullException.ThrowIfNull(train);
        train.MustBeWhole("training");
        for (int i = 0; i < train.Count; i++)
            if (train.Captions[i].Count == 0) throw new KitException($"Picture {i} of the training pictures has no caption: leave the picture out.");
        return new NearestCaption(NearestNeighbors.Fit(train.Features, metric), train.Captions);
    }

    /// <summary>The caption of each picture, as a person wrote it about another one.</summary>
    /// <param name="features">N×F, from the layer that the training pictures' come from.</param>
    /// <param name="k">How many of the nearest pictures are asked.</param>
    /// <exception cref="KitException">The features do not fit, or k is out of range.</exception>
    public IReadOnlyList<string> Write(Tensor features, int k = 1)
    {
        Neighbors found = _pictures.KNeighbors(features, k);
        return [.. Enumerable.Range(0, found.Queries).Select(query => Consensus(found.Of(query)))];
    }

    /// <summary>Of captions that were written, for each picture the one that agrees best with what people said about the most similar training pictures: the first of <see cref="Rank"/>.</summary>
    /// <param name="features">N×F, from the layer that the training pictures' come from.</param>
    /// <param name="written">Captions of each picture to choose from, for example <see cref="Captioner.Beams"/> of a wide beam.</param>
    /// <param name="k">How many of the nearest pictures are asked; null for ten, or for all where there are fewer.</param>
    /// <exception cref="KitException">As <see cref="Rank"/>.</exception>
    public IReadOnlyList<ScoredCaption> Choose(Tensor features, IReadOnlyList<IReadOnlyList<ScoredCaption>> written, int? k = null) => [.. Rank(features, written, k).Select(own => own[0])];

    /// <summary>
    /// Captions that were written, those of each picture first that agree best with what people said about the most similar training
    /// pictures, by CIDEr-D (Mao et al., "Deep Captioning with Multimodal Recurrent Neural Networks (m-RNN)", 2015, section 8).
    /// </summary>
    /// <param name="features">N×F, from the layer that the training pictures' come from.</param>
    /// <param name="written">Captions of each picture to choose from, for example <see cref="Captioner.Beams"/> of a wide beam.</param>
    /// <param name="k">How many of the nearest pictures are asked; null for ten, or for all where there are fewer.</param>
    /// <exception cref="KitException">The features do not fit, there are not as many pictures, one has no captions, k is out of range, or there is only one training picture.</exception>
    public IReadOnlyList<IReadOnlyList<ScoredCaption>> Rank(Tensor features, IReadOnlyList<IReadOnlyList<ScoredCaption>> written, int? k = null)
    {
        ArgumentNullException.ThrowIfNull(written);
        if (_judge is not { } judge) throw new KitException("Captions are chosen by how people speak of different pictures, which takes two training pictures or more.");
        Neighbors found = _pictures.KNeighbors(features, k ?? Math.Min(Asked, Count));
        if (written.Count != found.Queries) throw new KitException($"There are features of {found.Queries} pictures but captions of {written.Count}.");
        return [.. written.Select((own, i) =>
        {
            if (own is not { Count: > 0 }) throw new KitException($"There is no caption of picture {i} to choose.");
            IReadOnlyList<string>[] said = [.. found.Of(i).SelectMany(picture => _words[picture])];
            return (IReadOnlyList<ScoredCaption>)[.. own.OrderByDescending(caption => judge.Judge([.. caption.Words.Select(word => word.Word)], said))];
        })];
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => _pictures.Dispose();

    private string Consensus(IReadOnlyList<int> pictures)
    {
        (string Text, IReadOnlyList<string> Words)[] all = [.. pictures.SelectMany(picture => _captions[picture].Zip(_words[picture]))];
        if (all.Length == 1 || _judge is null) return all[0].Text;
        return all.Select((caption, i) => (caption.Text, Agreement: _judge.Judge(caption.Words, [.. all.Where((_, other) => other != i).Select(other => other.Words)])))
            .MaxBy(caption => caption.Agreement).Text;
    }
}
