"""Renditions made on demand beside vipsthumbnail, and warm ones beside the bare probe."""
import glob
import hashlib
import http.client
import os
import shutil
import statistics
import subprocess
import time

from bench.ground import CHECKOUT
from bench.load import Side, interleaved
from bench.processes import output
from bench.table import Row, number

# As Sources/Platform/Images/Rendition.swift writes them.
FORMATS = {
    "webp": "[Q=75,effort=4,strip]",
    "avif": "[Q=50,effort=1,compression=av1,bitdepth=8,encoder=aom,strip]",
}


def drawn(ground):
    """A 12-megapixel photo-like JPEG and a cut-out PNG of 2160 × 2160 with alpha."""
    photo, cutout = ground.path("photo.jpg"), ground.path("cutout.png")
    noise, soft, tinted, disc = (ground.path(name + ".v") for name in ("noise", "soft", "tinted", "disc"))
    vips = lambda *words: output(["vips", *words])
    # Blurred noise in three bands: edges and gradients at many sizes, as photos have them.
    for index, blur in enumerate((2, 6, 18)):
        vips("gaussnoise", noise, "4000", "3000", "--mean", "128", "--sigma", str(60 * blur), "--seed", str(index + 1))
        vips("gaussblur", noise, ground.path(f"band{index}.v"), str(blur))
    vips("bandjoin", " ".join(ground.path(f"band{index}.v") for index in range(3)), soft)
    vips("cast", soft, tinted, "uchar")
    vips("copy", tinted, photo + "[Q=90]", "--interpretation", "srgb")
    vips("extract_area", photo, soft, "900", "400", "2160", "2160")
    vips("black", noise, "2160", "2160")
    vips("draw_circle", noise, "255", "1080", "1080", "1000", "--fill")
    vips("gaussblur", noise, disc, "3")
    vips("bandjoin", f"{soft} {disc}", tinted)
    vips("copy", tinted, cutout, "--interpretation", "srgb")
    return {"12 MP JPEG": photo, "2160² PNG with alpha": cutout}


def real(ground):
    data = os.path.join(CHECKOUT, "../shared/data")
    found = {"Saleor demo PNG": sorted(glob.glob(data + "/saleor-demo/**/*.png", recursive=True)),
             "grocery photo": sorted(glob.glob(data + "/grocery/**/*.jpg", recursive=True))}
    return {name: files[len(files) // 2] for name, files in found.items() if files}


def kept(market, file):
    """Places a file as a kept original; its key."""
    with open(file, "rb") as bytes:
        key = hashlib.sha256(bytes.read()).hexdigest()
    folder = os.path.join(market.data, "blobs/pictures", key[:2])
    os.makedirs(folder, exist_ok=True)
    shutil.copy(file, os.path.join(folder, key))
    return key


def cold(market, key, format):
    """Milliseconds of one request for a rendition that is not there."""
    rendition = os.path.join(market.data, "blobs/renditions", key[:2], key, f"640.{format}")
    if os.path.exists(rendition):
        os.remove(rendition)
    connection = http.client.HTTPConnection("127.0.0.1", market.port)
    connection.connect()
    start = time.perf_counter()
    connection.request("GET", f"/img/{key}/640.{format}")
    reply = connection.getresponse()
    reply.read()
    took = 1e3 * (time.perf_counter() - start)
    connection.close()
    if reply.status != 200:
        raise RuntimeError(f"/img/…/640.{format}: {reply.status}")
    return took


def vipsthumbnail(ground, file, format):
    """Milliseconds of vipsthumbnail on one thread, as Soko gives each picture one."""
    target = ground.path(f"thumbnail.{format}")
    start = time.perf_counter()
    subprocess.run(["vipsthumbnail", file, "--size", "640x10000000>", "-o", target + FORMATS[format]], check=True,
                   env=os.environ | {"VIPS_CONCURRENCY": "1"})
    return 1e3 * (time.perf_counter() - start)


def pictures(ground, skipped):
    market, rounds = ground.market(), 3 if ground.is_quick else 9
    tiny = ground.path("tiny.png")
    output(["vips", "black", tiny, "16", "16", "--bands", "3"])
    files, more = drawn(ground), real(ground)
    if not more:
        skipped.append(("cold renditions of real pictures", "there are none in ../shared/data"))
    rows = []
    for format in FORMATS:
        starting = statistics.median(vipsthumbnail(ground, tiny, format) for _ in range(rounds))
        for name, file in (files | more).items():
            key, ours, peer = kept(market, file), [], []
            for _ in range(rounds):
                peer.append(vipsthumbnail(ground, file, format))
                ours.append(cold(market, key, format))
            mine, whole = statistics.median(ours), statistics.median(peer)
            ratio = mine / (whole - starting)
            target = "≤ 1.15" + (", ≤ 150 ms" if format == "avif" else "")
            rows.append(Row(
                f"cold 640 px {format}, {name}", f"{mine:.0f} ms", f"vipsthumbnail {whole - starting:.0f} ms", ratio, target,
                ratio <= 1.15 and (format != "avif" or mine <= 150),
                f"vipsthumbnail took {whole:.0f} ms, of which {starting:.0f} ms (a picture of 16 × 16) are taken for its start"))
    return rows + warm(ground, market, kept(market, next(iter(files.values()))))


def warm(ground, market, key):
    cold(market, key, "webp")
    shutil.copy(os.path.join(market.data, "blobs/renditions", key[:2], key, "640.webp"), ground.path("file"))
    probe, address = ground.probe()
    ours, peer = Side("soko", f"{market.address}/img/{key}/640.webp", market.server), Side("probe", address + "/file", probe)
    interleaved([peer, ours], (64,), 2 if ground.is_quick else 5, 1 if ground.is_quick else 3, market.cluster)
    mine, theirs = ours.median(64), peer.median(64)
    size = os.path.getsize(ground.path("file"))
    return [Row("warm 640 px webp, requests/s", number(mine), f"probe {number(theirs)}", mine / theirs, "≥ 20,000", mine >= 20_000,
                f"{size:,} bytes each; the probe opens and sends the same file")]
