"""How well photos find others of their kind: the built-in descriptor beside an HSV histogram with HOG."""
import json
import os
import subprocess

from bench.ground import CHECKOUT, HERE
from bench.processes import Skip, output
from bench.requests import python_with
from bench.table import Row


def vision(ground, skipped):
    photos = os.path.join(CHECKOUT, "../shared/data/grocery/train.txt")
    if not os.path.exists(photos):
        raise Skip("there are no photos in ../shared/data/grocery")
    ground.say("looking at the photos")
    ours = json.loads(output([os.path.join(ground.release, "soko"), "evaluate", "vision", "--images", photos, "--format", "json"]))
    fine, coarse = ours["p_at_10_fine"], ours["p_at_10_coarse"]
    note = (f"{ours['questions']:,} photos, each left out once; NDCG@10 {ours['ndcg_at_10']:.3f}, MRR {ours['mrr']:.3f}, "
            f"Recall@50 {ours['recall_at_50']:.3f}; {ours['picture_ms_mean']:.1f} ms a picture with its decoding, "
            f"{ours['search_ms_mean']:.2f} ms a search, {ours['index_bytes'] / 2**20:.1f} MiB")
    peer = python_way(ground, photos, skipped)
    if not peer:
        return [Row("photos of one kind among the ten nearest", f"{fine:.3f}", note=note)]
    rows = []
    rows.append(Row("photos, P@10, 81 kinds", f"{fine:.3f}", f"HSV + HOG, the strongest, {peer['best_fine']:.3f}", fine / peer["best_fine"],
                    "≥ 1.33", fine >= 1.33 * peer["best_fine"], note + f"; HOG's weight there {peer['weight']}"))
    rows.append(Row("the same", f"{fine:.3f}", f"HSV + HOG, as usual, {peer['usual_fine']:.3f}", fine / peer["usual_fine"]))
    rows.append(Row("the same, 43 kinds", f"{coarse:.3f}", f"HSV + HOG, the strongest, {peer['best_coarse']:.3f}", coarse / peer["best_coarse"],
                    note=f"{peer['picture_ms']:.1f} ms a picture there"))
    return rows


def python_way(ground, photos, skipped):
    try:
        # The packages of these modules are named otherwise, and a venv without them is made first.
        python = python_with(ground, "numpy")
        if subprocess.run([python, "-c", "import cv2, skimage"], capture_output=True).returncode:
            ground.say("installing opencv and scikit-image")
            subprocess.run([python, "-m", "pip", "-q", "install", "opencv-python-headless", "scikit-image"], check=True,
                           capture_output=True, timeout=300)
        ground.say("HSV + HOG on the same photos")
        return json.loads(output([python, os.path.join(HERE, "programs/vision_peer.py"), photos]))
    except (subprocess.SubprocessError, RuntimeError, OSError) as fault:
        skipped.append(("HSV + HOG as a peer", str(fault)[:200]))
        return None
