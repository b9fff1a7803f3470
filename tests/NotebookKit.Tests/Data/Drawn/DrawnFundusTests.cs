namespace NotebookKit.Tests.Data;

public sealed class DrawnFundusTests
{
    private static readonly FundusDrawing[] Truths = [.. Enumerable.Range(0, 200).Select(i => FundusDrawing.Of(DrawnSamples.Eyes.Part("test").Files[i]))];

    [Fact]
    public void Each_patient_has_two_eyes_in_one_part()
    {
        ImageFileSet eyes = DrawnSamples.Eyes;
        var patients = Enumerable.Range(0, eyes.Count).GroupBy(i => eyes.Groups![i]).ToArray();
        Assert.Equal(400, patients.Length);
        Assert.All(patients, patient => Assert.Equal((2, 1), (patient.Count(), patient.Select(i => eyes.PartNames![i]).Distinct().Count())));
    }

    [Fact]
    public void A_division_of_the_training_eyes_keeps_patients_whole()
    {
        ImageFileSet[] parts = DrawnSamples.Eyes.Part("train").Split([0.8, 0.2], seed: 1);
        Assert.Empty(parts[0].Groups!.Intersect(parts[1].Groups!));
    }

    [Fact]
    public void Grades_have_the_shares_that_are_promised()
    {
        Assert.Equal([240, 105, 120, 60, 75], DrawnSamples.Eyes.Part("train").CountPerClass());
        Assert.Equal([80, 35, 40, 20, 25], DrawnSamples.Eyes.Part("test").CountPerClass());
    }

    [Fact]
    public void The_truth_is_that_of_the_file()
    {
        ImageFileSet test = DrawnSamples.Eyes.Part("test");
        Assert.All(Enumerable.Range(0, test.Count), i =>
        {
            FundusDrawing truth = FundusDrawing.Of("test", i);
            Assert.Equal((test.Labels[i], test.Groups![i], test.Files[i].Name), (truth.Grade, truth.Patient, truth.Name));
            Assert.Equal(truth.Lesions, Truths[i].Lesions);
            Assert.Equal(test.Files[i].ReadAllBytes(), truth.Picture.ReadAllBytes());
        });
    }

    [Fact]
    public void Lesions_grow_in_number_with_the_grade()
    {
        double[] lesions = [.. Enumerable.Range(0, 5).Select(grade => Truths.Where(truth => truth.Grade == grade).Average(truth => truth.Lesions.Count))];
        Assert.Equal(0, lesions[0]);
        Assert.Equal(lesions[..4].Order(), lesions[..4]);
        Assert.All(Truths.Where(truth => truth.Grade == 1), truth => Assert.All(truth.Lesions, lesion => Assert.Equal(FundusLesionKind.Microaneurysm, lesion.Kind)));
        Assert.All(Truths, truth => Assert.Equal(truth.Grade == 4, truth.Lesions.Any(lesion => lesion.Kind == FundusLesionKind.NewVessels)));
    }

    /// <summary>Blood takes green, fat adds it: at the lesion's middle against a ring about it.</summary>
    [Theory]
    [InlineData(FundusLesionKind.Microaneurysm, -1), InlineData(FundusLesionKind.Haemorrhage, -1), InlineData(FundusLesionKind.HardExudate, 1), InlineData(FundusLesionKind.CottonWoolSpot, 1)]
    public void Lesions_are_seen_where_they_are_said_to_be(FundusLesionKind kind, int sign)
    {
        List<double> differences = [];
        foreach (FundusDrawing truth in Truths)
        {
            using DecodedImage image = truth.Picture.Decode();
            foreach (FundusLesion lesion in truth.Lesions.Where(lesion => lesion.Kind == kind))
            {
                double around = Enumerable.Range(0, 8).Average(i => Green(image, lesion.X + (lesion.Radius + 0.03f) * MathF.Cos(i * MathF.PI / 4), lesion.Y + (lesion.Radius + 0.03f) * MathF.Sin(i * MathF.PI / 4)));
                differences.Add(sign * (Green(image, lesion.X, lesion.Y) - around));
            }
        }

        Assert.InRange(differences.Count(difference => difference > 0) / (double)differences.Count, 0.8, 1);
    }

    /// <summary>The same eye painted with its new vessels and without.</summary>
    [Fact]
    public void New_vessels_are_seen_where_they_are_said_to_be()
    {
        foreach (int index in Enumerable.Range(0, 200).Where(i => Truths[i].Grade == 4))
        {
            DrawnPlace place = new(DatasetManifest.Read("drawn-fundus").Drawn!.Seed, "test", index);
            FundusPlan plan = FundusPlan.Of(place), without = plan with { Lesions = [.. plan.Lesions.Select(lesion => lesion.Kind == FundusLesionKind.NewVessels ? lesion with { X = -1 } : lesion)] };
            byte[] seen = Painted(plan, place), missed = Painted(without, place);
            foreach (FundusLesion vessels in plan.Lesions.Where(lesion => lesion.Kind == FundusLesionKind.NewVessels))
            {
                PixelBox box = vessels.Box(96);
                int changed = (from y in Enumerable.Range(box.Top, box.Height) from x in Enumerable.Range(box.Left, box.Width) select 4 * (96 * y + x) + 1).Count(green => missed[green] - seen[green] > 10);
                Assert.InRange(changed / (double)(box.Width * box.Height), 0.05, 1);
            }
        }

        static byte[] Painted(FundusPlan plan, DrawnPlace place)
        {
            using var sketch = new Sketch(96);
            new FundusPainter(plan, FundusPlan.SharedChance(place), new Random(1)).Paint(sketch);
            return sketch.Pixels.ToArray();
        }
    }

    [Fact]
    public void Masks_and_boxes_cover_the_lesions_in_any_size()
    {
        foreach (FundusDrawing truth in Truths.Where(truth => truth.Grade > 0).Take(40))
        {
            bool[,] mask = truth.Mask(192);
            foreach (FundusLesion lesion in truth.Lesions)
            {
                PixelBox box = lesion.Box(192);
                Assert.True(mask[Math.Min(191, (int)(lesion.Y * 192)), Math.Min(191, (int)(lesion.X * 192))]);
                Assert.InRange(box.Left + box.Width / 2.0, 192 * lesion.X - 1, 192 * lesion.X + 1);
            }
        }
    }

    [Fact]
    public void Heat_on_the_lesions_is_told_from_heat_everywhere()
    {
        FundusDrawing truth = Truths.First(truth => truth.Grade == 2);
        bool[,] mask = truth.Mask(96, 0.03);
        float[,] even = new float[96, 96], right = new float[96, 96];
        for (int i = 0; i < 96 * 96; i++) (even[i / 96, i % 96], right[i / 96, i % 96]) = (2, mask[i / 96, i % 96] ? 1 : -1);
        Assert.Equal(1, truth.Heat(right).OnLesions);
        Assert.Equal(truth.Heat(right).IfEven, truth.Heat(even).OnLesions, 9);
        Assert.Throws<KitException>(() => truth.Heat(new float[96, 96]));
    }

    [Fact]
    public void Nobody_knows_lesions_of_other_pictures()
    {
        KitException refused = Assert.Throws<KitException>(() => FundusDrawing.Of(Datasets.LoadFiles("free-photographs").Files[3]));
        Assert.EndsWith("retina.jpg is no picture of drawn-fundus: nobody knows where its lesions are.", refused.Message, StringComparison.Ordinal);
        Assert.Throws<KitException>(() => FundusDrawing.Of("test", 200));
        Assert.Throws<KitException>(() => FundusDrawing.Of("validation", 0));
    }

    [Fact]
    public void Five_grades_become_two_classes()
    {
        ImageFileSet eyes = DrawnSamples.Eyes.Part("test"), two = eyes.WithClasses(["no retinopathy", "retinopathy"], grade => grade >= 1 ? 1 : 0);
        Assert.Equal([80, 120], two.CountPerClass());
        Assert.Equal(eyes.Groups, two.Groups);
        ImageDataset pixels = new() { Name = "eyes", Title = "", Description = "", Train = eyes.Decode(8), Test = eyes.Decode(8), ClassNames = eyes.ClassNames, Licence = "", Citation = "", Homepage = "", Tier = "quick", Origin = "" };
        Assert.Equal([80, 120], pixels.WithClasses(["no", "yes"], grade => Math.Min(grade, 1)).Test.CountPerClass(2));
        Assert.Equal("The class 2 of eyes would become 2, but there are 2 new classes, numbered from 0.", Assert.Throws<KitException>(() => pixels.WithClasses(["no", "yes"], grade => grade)).Message);
    }

    private static double Green(DecodedImage image, float x, float y) => image.Pixels[3 * ((int)(y * image.Height) * image.Width + (int)(x * image.Width)) + 1];
}
