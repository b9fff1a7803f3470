namespace NotebookKit.Tests.Data;

public sealed class TransformTests
{
    [Fact]
    public void Brightness_contrast_and_saturation_are_Pillows_and_hue_is_colorsys()
    {
        using var reader = new BinaryReader(File.OpenRead(Path.Combine(Goldens.Folder, "colours.bin")));
        while (reader.BaseStream.Position < reader.BaseStream.Length)
        {
            int kind = reader.ReadInt32();
            double factor = reader.ReadDouble();
            byte[] expected = reader.ReadBytes(24 * 18 * 3);
            using DecodedImage picture = Goldens.Picture(24, 18, 3);
            Span<byte> pixels = picture.Writable;
            if (kind == 0) ColourShift.Brightness(pixels, factor);
            else if (kind == 1) ColourShift.Contrast(pixels, 3, factor);
            else if (kind == 2) ColourShift.Saturation(pixels, factor);
            else ColourShift.Hue(pixels, factor);
            Assert.InRange(Goldens.LargestDifference(expected, pixels), 0, 1);
        }
    }

    [Theory]
    [InlineData(50, 40, 20, 25, 20), InlineData(40, 50, 20, 20, 25), InlineData(500, 375, 256, 341, 256), InlineData(3, 200, 2, 2, 133)]
    public void The_shorter_side_is_what_is_given(int width, int height, int size, int expectedWidth, int expectedHeight)
    {
        using DecodedImage picture = Goldens.Picture(width, height, 1), resized = new ResizeShorterSide(size).Apply(picture, new Random(0));
        Assert.Equal((expectedWidth, expectedHeight), (resized.Width, resized.Height));
    }

    [Fact]
    public void The_middle_is_cut_out_of_the_middle()
    {
        using DecodedImage picture = Goldens.Picture(11, 8, 3), middle = new CentreCrop(5).Apply(picture, new Random(0));
        Assert.True(picture.Pixels.Slice((2 * 11 + 3) * 3, 15).SequenceEqual(middle.Pixels[..15]));
    }

    [Fact]
    public void What_a_crop_lacks_is_black()
    {
        using DecodedImage white = new(2, 2, 1, [255, 255, 255, 255]), middle = new CentreCrop(4).Apply(white, new Random(0));
        Assert.Equal([0, 0, 0, 0, 0, 255, 255, 0, 0, 255, 255, 0, 0, 0, 0, 0], middle.Pixels.ToArray());
    }

    [Fact]
    public void A_random_crop_is_a_part_of_the_padded_image()
    {
        using DecodedImage picture = Goldens.Picture(9, 9, 1);
        HashSet<string> seen = [];
        for (int seed = 0; seed < 200; seed++)
        {
            using DecodedImage crop = new RandomCrop(9, Padding: 1).Apply(picture, new Random(seed));
            seen.Add(Convert.ToHexString(crop.Pixels));
        }

        HashSet<string> possible = [];
        for (int top = -1; top <= 1; top++)
            for (int left = -1; left <= 1; left++)
            {
                using DecodedImage crop = PixelCrop.Cut(picture, left, top, 9, 9);
                possible.Add(Convert.ToHexString(crop.Pixels));
            }

        Assert.True(seen.SetEquals(possible));
    }

    [Fact]
    public void A_random_part_keeps_to_its_area_and_proportions()
    {
        var crop = new RandomResizedCrop(32, SmallestArea: 0.1, LargestArea: 0.5);
        for (int seed = 0; seed < 2000; seed++)
        {
            PixelBox box = crop.Box(500, 375, new Random(seed));
            Assert.InRange(box.Width * box.Height / (500.0 * 375), 0.098, 0.502);
            Assert.InRange((double)box.Width / box.Height, 0.74, 1.35);
            Assert.True(box.Left >= 0 && box.Top >= 0 && box.Left + box.Width <= 500 && box.Top + box.Height <= 375);
        }
    }

    [Theory]
    [InlineData(1000, 10), InlineData(10, 1000), InlineData(1, 1)]
    public void A_part_of_an_extreme_image_is_still_within_it(int width, int height)
    {
        using DecodedImage picture = Goldens.Picture(width, height, 3), part = new RandomResizedCrop(8).Apply(picture, new Random(1));
        Assert.Equal((8, 8), (part.Width, part.Height));
    }

    [Fact]
    public void A_flip_twice_is_the_image_itself()
    {
        using DecodedImage picture = Goldens.Picture(7, 5, 3), once = new RandomFlip(1).Apply(picture, new Random(0)), twice = new RandomFlip(1).Apply(once, new Random(0));
        Assert.True(picture.Pixels.SequenceEqual(twice.Pixels));
        Assert.False(picture.Pixels.SequenceEqual(once.Pixels));
    }

    [Fact]
    public void A_flip_never_is_the_image_itself()
    {
        using DecodedImage picture = Goldens.Picture(7, 5, 3);
        Assert.Same(picture, new RandomFlip(0).Apply(picture, new Random(0)));
    }

    [Fact]
    public void A_right_angle_is_the_image_turned()
    {
        using DecodedImage picture = Goldens.Picture(9, 9, 3), turned = RandomRotation.Turn(picture, 90), expected = ImageOrientation.Apply(new DecodedImage(9, 9, 3, picture.Pixels), 8);
        Assert.InRange(Goldens.LargestDifference(expected.Pixels, turned.Pixels), 0, 1);
    }

    [Fact]
    public void What_a_rotation_brings_in_is_black()
    {
        using DecodedImage white = new(20, 20, 1, [.. Enumerable.Repeat((byte)255, 400)]), turned = RandomRotation.Turn(white, 45);
        Assert.Equal((0, 255), (turned.Pixels[0], turned.Pixels[10 * 20 + 10]));
    }

    [Fact]
    public void The_same_seed_gives_the_same_picture_and_another_seed_another()
    {
        var pipeline = new ImagePipeline([new RandomResizedCrop(16), new RandomFlip(), new RandomRotation(20), new ColourJitter(0.4, 0.4, 0.4, 0.1)], ImageNormalisation.ImageNet);
        using DecodedImage picture = Goldens.Picture(60, 40, 3);
        string Of(int seed)
        {
            using DecodedImage image = pipeline.Apply(picture, seed);
            return Convert.ToHexString(image.Pixels);
        }

        Assert.Equal(Of(1), Of(1));
        Assert.NotEqual(Of(1), Of(2));
    }

    [Fact]
    public void A_pipeline_leaves_its_image_as_it_was()
    {
        using DecodedImage picture = Goldens.Picture(20, 20, 3), before = Goldens.Picture(20, 20, 3);
        using DecodedImage _ = new ImagePipeline([new RandomFlip(1), new ColourJitter(0.5, 0.5, 0.5, 0.5)], ImageNormalisation.ImageNet).Apply(picture, 3);
        Assert.True(picture.Pixels.SequenceEqual(before.Pixels));
    }

    [Theory]
    [InlineData(16, ResizeFilter.Bilinear), InlineData(32, ResizeFilter.Bilinear), InlineData(64, ResizeFilter.Bilinear)]
    [InlineData(16, ResizeFilter.Bicubic), InlineData(32, ResizeFilter.Bicubic), InlineData(64, ResizeFilter.Bicubic)]
    public void A_jpeg_through_a_pipeline_is_Pillows_within_2(int size, ResizeFilter filter)
    {
        ImageNormalisation bytes = new([0, 0, 0], [1, 1, 1]) { Scale = 1 };
        string kernel = filter == ResizeFilter.Bilinear ? "bilinear" : "bicubic";
        Assert.InRange(FromPillow(new ImagePipeline([new ResizeShorterSide(size, filter), new CentreCrop(size)], bytes), $"shorter-{size}-{kernel}.rgb"), 0, 2);
        Assert.InRange(FromPillow(new ImagePipeline([new ResizeTo(size, size, filter)], bytes), $"square-{size}-{kernel}.rgb"), 0, 2);
    }

    [Fact]
    public void Shrinking_jpegs_is_for_who_asks_for_it()
    {
        var pipeline = new ImagePipeline([new ResizeShorterSide(64), new CentreCrop(64)], new ImageNormalisation([0, 0, 0], [1, 1, 1]) { Scale = 1 });
        Assert.InRange(FromPillow(pipeline, "shorter-64-bilinear.rgb", new ImageDecodeOptions { ShrinkJpegs = true }), 3, 255);
        Assert.Equal((0, 128), (pipeline.Decoding(new ImageDecodeOptions { ShorterSide = 9 }).ShorterSide, pipeline.Decoding(new ImageDecodeOptions { ShrinkJpegs = true }).ShorterSide));
    }

    [Fact]
    public void What_a_pipeline_gives_is_always_the_callers_own()
    {
        using DecodedImage picture = Goldens.Picture(7, 5, 3);
        using (DecodedImage same = new ImagePipeline([new RandomFlip(0)], ImageNormalisation.ImageNet).Apply(picture)) Assert.True(same.Pixels.SequenceEqual(picture.Pixels));
        Assert.Equal(7 * 5 * 3, picture.Pixels.Length);
    }

    [Fact]
    public void Settings_out_of_their_range_are_refused()
    {
        Assert.All(
            (Action[])
            [
                () => _ = new ColourJitter(-1), () => _ = new ColourJitter(Hue: 0.7), () => _ = new ColourJitter(double.NaN), () => _ = new RandomFlip(2), () => _ = new RandomRotation(181),
                () => _ = new RandomCrop(20, -3), () => _ = new RandomCrop(0), () => _ = new RandomResizedCrop(24, 0.5, 0.2), () => _ = new RandomResizedCrop(24, 0, 1), () => _ = new CentreCrop(0),
                () => _ = new ResizeTo(0, 5), () => _ = new RandomFlip() with { Probability = -1 }, () => _ = new RandomResizedCrop(24, MostUpright: 2),
            ],
            make => Assert.Throws<ArgumentOutOfRangeException>(make));
        Assert.StartsWith("Hue is 0.7, but it goes from 0 to 0.5.", Assert.Throws<ArgumentOutOfRangeException>(() => new ColourJitter(Hue: 0.7)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_size_that_no_array_holds_is_refused()
    {
        using DecodedImage picture = Goldens.Picture(4, 4, 3);
        Assert.StartsWith("An image of 60,000×60,000 pixels has more than", Assert.Throws<KitException>(() => new ResizeTo(60_000, 60_000).Apply(picture, new Random(0))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Caffes_models_get_blue_first_and_no_scale()
    {
        using DecodedImage pixel = new(1, 1, 3, [10, 20, 30]);
        using TorchSharp.torch.Tensor tensor = new ImagePipeline([], ImageNormalisation.Caffe).ToTensor(pixel);
        Assert.Equal([30 - 104f, 20 - 117f, 10 - 123f], Samples.Values(tensor));
    }

    [Fact]
    public void ImageNets_statistics_are_torchs()
    {
        using DecodedImage pixel = new(1, 1, 3, [0, 128, 255]);
        using TorchSharp.torch.Tensor tensor = new ImagePipeline([], ImageNormalisation.ImageNet).ToTensor(pixel);
        float[] values = Samples.Values(tensor);
        Assert.Equal(-0.485 / 0.229, values[0], 1e-5);
        Assert.Equal((128 / 255.0 - 0.456) / 0.224, values[1], 1e-5);
        Assert.Equal((1 - 0.406) / 0.225, values[2], 1e-5);
    }

    [Fact]
    public void Another_normalisation_of_a_copy_counts()
    {
        using DecodedImage pixel = new(1, 1, 3, [10, 20, 30]);
        using TorchSharp.torch.Tensor tensor = (new ImagePipeline([], ImageNormalisation.ImageNet) with { Normalisation = ImageNormalisation.Caffe }).ToTensor(pixel);
        Assert.Equal(30 - 104f, Samples.Values(tensor)[0]);
    }

    [Fact]
    public void A_deviation_of_zero_is_refused() =>
        Assert.Contains("must be above 0", Assert.Throws<KitException>(() => new ImagePipeline([], new ImageNormalisation([0], [0]))).Message, StringComparison.Ordinal);

    /// <summary>The largest difference between what a pipeline makes of the scene and what Pillow made.</summary>
    private static int FromPillow(ImagePipeline pipeline, string expected, ImageDecodeOptions? decoding = null)
    {
        using TorchSharp.torch.Tensor tensor = pipeline.ToTensor(Path.Combine(Goldens.Folder, "pipelines", "scene.jpg"), decoding: decoding), rows = tensor.permute(0, 2, 3, 1);
        return Goldens.LargestDifference(File.ReadAllBytes(Path.Combine(Goldens.Folder, "pipelines", expected)), [.. Samples.Values(rows).Select(value => (byte)value)]);
    }
}
