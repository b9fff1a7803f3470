"""Makes the expected values of the image tests with Debian's python3-pil. Run from anywhere:
    /usr/bin/python3 tests/NotebookKit.Tests/Data/Goldens/make_goldens.py [TARGET]
The pictures are drawn by a formula; the tests need no Python, and compare with what is committed here."""
import colorsys, io, os, pickle, struct, sys, tarfile
import numpy as np
from PIL import Image, ImageEnhance, ImageOps

here = os.path.dirname(os.path.abspath(__file__))
target = sys.argv[1] if len(sys.argv) > 1 else here


def picture(width, height, channels):
    """The formula of ImageGoldens.Picture: smooth slopes with edges and noise in them."""
    y, x, c = np.mgrid[0:height, 0:width, 0:channels].astype(np.int64)
    return ((x * 7 + y * 13 + c * 31 + (x * y) % 17 * 9 + (x // 5 + y // 3) % 2 * 60) % 256).astype(np.uint8)


def pil(pixels):
    return Image.fromarray(pixels[:, :, 0] if pixels.shape[2] == 1 else pixels)


def resize():
    """Records of int32 width, height, channels, left, top, box width, box height, new width, new height, filter; then the pixels."""
    sizes = [(24, 18, 48, 36), (48, 36, 24, 18), (61, 47, 32, 32), (33, 29, 7, 5), (7, 5, 33, 29), (1, 1, 9, 4), (1, 40, 3, 11), (40, 1, 11, 3), (50, 31, 1, 1),
             (20, 20, 20, 9), (20, 20, 9, 20), (97, 64, 31, 31), (64, 64, 63, 63), (300, 3, 16, 2)]
    with open(os.path.join(target, "resize.bin"), "wb") as out:
        for channels in (1, 3):
            for width, height, to_width, to_height in sizes:
                for number, kernel in ((0, Image.Resampling.BILINEAR), (1, Image.Resampling.BICUBIC)):
                    boxes = [(0, 0, width, height)] + ([(3, 2, 17, 11)] if (width, height) == (61, 47) else [])
                    for left, top, w, h in boxes:
                        image = pil(picture(width, height, channels)).crop((left, top, left + w, top + h)).resize((to_width, to_height), kernel)
                        out.write(struct.pack("<10i", width, height, channels, left, top, w, h, to_width, to_height, number) + image.tobytes())


def colours():
    """Records of a kind (0 brightness, 1 contrast, 2 saturation, 3 hue), a float64 factor, and the pixels of a 24 by 18 picture."""
    source = picture(24, 18, 3)
    with open(os.path.join(target, "colours.bin"), "wb") as out:
        for kind, make in enumerate((ImageEnhance.Brightness, ImageEnhance.Contrast, ImageEnhance.Color)):
            for factor in (0.0, 0.4, 1.0, 1.3, 2.5):
                out.write(struct.pack("<id", kind, factor) + make(pil(source)).enhance(factor).tobytes())
        for turn in (-0.5, -0.1, 0.05, 0.25):
            turned = [colorsys.hsv_to_rgb((h + turn) % 1, s, v) for h, s, v in (colorsys.rgb_to_hsv(*(p / 255)) for p in source.reshape(-1, 3))]
            out.write(struct.pack("<id", 3, turn) + (np.array(turned) * 255 + 0.5).astype(np.uint8).tobytes())


def formats():
    """Files of many kinds, each with its RGB pixels as Pillow reads them beside it (NAME.rgb)."""
    folder = os.path.join(target, "images")
    os.makedirs(folder, exist_ok=True)
    colour, grey = pil(picture(24, 18, 3)), pil(picture(24, 18, 1))
    alpha = colour.copy()
    alpha.putalpha(pil(picture(24, 18, 1)))

    def save(image, name, reference=None, **options):
        path = os.path.join(folder, name)
        image.save(path, **options)
        reference = reference or Image.open(path)
        open(path + ".rgb", "wb").write(struct.pack("<2i", *reference.size) + reference.convert("RGB").tobytes())

    white = Image.new("RGBA", colour.size, "white")
    on_white = Image.alpha_composite(white, alpha)
    save(colour, "baseline.jpg", quality=90)
    save(colour, "progressive.jpg", quality=85, progressive=True)
    save(colour, "subsampled.jpg", quality=75, subsampling=2)
    save(grey, "grey.jpg", quality=90)
    save(colour.convert("CMYK"), "cmyk.jpg", quality=95)
    save(colour, "rgb.png")
    save(grey, "grey.png")
    save(colour.quantize(16), "palette.png")
    save(grey.convert("1"), "bilevel.png")
    save(alpha, "alpha.png", reference=on_white)
    save(colour, "lossless.webp", lossless=True)
    save(colour, "lossy.webp", quality=80)
    save(alpha, "alpha.webp", reference=on_white, lossless=True, exact=True)
    save(colour, "rgb.bmp")
    save(colour.quantize(64), "palette.gif")
    for compression in (None, "tiff_lzw", "tiff_adobe_deflate", "packbits", "jpeg"):
        save(colour, f"rgb-{compression or 'plain'}.tif", compression=compression)
    save(grey, "grey-lzw.tif", compression="tiff_lzw")
    save(grey.convert("1"), "group4.tif", compression="group4")
    save(colour.quantize(32), "palette.tif")
    save(colour.convert("CMYK"), "cmyk.tif")
    wide = (picture(24, 18, 1)[:, :, 0].astype(np.uint16) << 8) | 0x42
    save(Image.fromarray(wide), "grey16.png", reference=Image.fromarray((wide >> 8).astype(np.uint8)))
    save(Image.fromarray(wide), "grey16.tif", reference=Image.fromarray((wide >> 8).astype(np.uint8)))
    for orientation in range(1, 9):
        exif = Image.Exif()
        exif[0x0112] = orientation
        buffer = io.BytesIO()
        colour.save(buffer, "jpeg", quality=95, exif=exif)
        turned = ImageOps.exif_transpose(Image.open(io.BytesIO(buffer.getvalue())))
        save(colour, f"turned-{orientation}.jpg", reference=turned, quality=95, exif=exif)


def pipelines():
    """A photograph-like JPEG with what torchvision's steps on Pillow make of it: shorter side to N (bilinear, bicubic), the middle; and a plain resize."""
    folder = os.path.join(target, "pipelines")
    os.makedirs(folder, exist_ok=True)
    y, x, c = np.mgrid[0:300, 0:400, 0:3].astype(np.float64)
    edges = (np.floor(x / 11) + np.floor(y / 7)) % 2 * 90 + ((x - 200) ** 2 + (y - 150) ** 2 < 90 ** 2) * 60
    noise = np.random.default_rng(1).normal(0, 12, (300, 400, 1))
    scene = Image.fromarray(np.clip(60 + edges + 40 * np.sin(x / 31 + c) + noise, 0, 255).astype(np.uint8))
    path = os.path.join(folder, "scene.jpg")
    scene.save(path, quality=85)
    scene = Image.open(path).convert("RGB")
    for size in (16, 32, 64):
        for name, kernel in (("bilinear", Image.Resampling.BILINEAR), ("bicubic", Image.Resampling.BICUBIC)):
            small = scene.resize((int(size * 400 / 300), size), kernel)
            left = round((small.width - size) / 2)
            open(os.path.join(folder, f"shorter-{size}-{name}.rgb"), "wb").write(small.crop((left, 0, left + size, size)).tobytes())
            open(os.path.join(folder, f"square-{size}-{name}.rgb"), "wb").write(scene.resize((size, size), kernel).tobytes())


def cifar():
    """CIFAR-10's layout in small: the pickles that Python 3 writes with protocols 2 and 4, and one that would run a command."""
    rows = (np.arange(3072, dtype=np.int64)[None, :] * 7 + np.arange(3)[:, None] * 11).astype(np.uint8)
    for protocol in (2, 4):
        with tarfile.open(os.path.join(target, f"cifar-protocol-{protocol}.tar.gz"), "w:gz") as archive:
            def add(name, value):
                content = pickle.dumps(value, protocol=protocol)
                info = tarfile.TarInfo(f"cifar-10-batches-py/{name}")
                info.size = len(content)
                archive.addfile(info, io.BytesIO(content))
            for i in range(1, 6):
                add(f"data_batch_{i}", {b"batch_label": b"training batch", b"labels": [0, 1, i % 3], b"data": rows + np.uint8(i), b"filenames": [b"a.png", b"b.png", b"c.png"]})
            add("test_batch", {"labels": [2, 1, 0], "data": rows})
            add("batches.meta", {"num_cases_per_batch": 3, "label_names": ["cat", "dog", "frog"], "num_vis": 3072})

    class Evil:
        def __reduce__(self):
            return os.system, ("echo never",)
    open(os.path.join(target, "evil.pickle"), "wb").write(pickle.dumps({"data": Evil()}, protocol=2))


resize()
colours()
formats()
pipelines()
cifar()
