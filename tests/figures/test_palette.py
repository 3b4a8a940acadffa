"""The colours of palette.json can be read, and told apart by eyes that see fewer colours."""

from itertools import combinations
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

import numpy as np
import pytest

from components.figures.core.theme import PALETTE

TOKENS, RAMPS = PALETTE["tokens"], PALETTE["ramps"]
# Machado, Oliveira and Fernandes (2009), A physiologically-based model for simulation of color
# vision deficiency, table 1 of the supplement at severity 1; for linear RGB.
VISIONS = {
    "normal": np.eye(3),
    "protan": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deutan": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritan": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
# IEC 61966-2-1: linear sRGB to XYZ, and the white of D65.
XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
WHITE = np.array([0.95047, 1.0, 1.08883])


def linear(hex: str) -> np.ndarray:
    """Linear RGB from 0 to 1."""
    c = np.array([int(hex[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)


def lab(hex: str, vision: str = "normal") -> tuple[float, float, float]:
    """CIELAB of a colour as `vision` sees it."""
    t = XYZ @ np.clip(VISIONS[vision] @ linear(hex), 0, 1) / WHITE
    x, y, z = np.where(t > 216 / 24389, np.cbrt(t), (24389 / 27 * t + 16) / 116)
    return float(116 * y - 16), float(500 * (x - y)), float(200 * (y - z))


def difference(one: tuple[float, float, float], two: tuple[float, float, float]) -> float:
    """CIEDE2000, after Sharma, Wu and Dalal (2005), equations 2 to 22."""
    (l1, a1, b1), (l2, a2, b2) = one, two
    mean = (hypot(a1, b1) + hypot(a2, b2)) / 2
    g = 1.5 - 0.5 * sqrt(mean**7 / (mean**7 + 25**7))
    c1, c2 = hypot(g * a1, b1), hypot(g * a2, b2)
    h1, h2 = degrees(atan2(b1, g * a1)) % 360, degrees(atan2(b2, g * a2)) % 360
    grey = c1 * c2 == 0
    turn = 0.0 if grey else (h2 - h1 + 180) % 360 - 180
    hue = h1 + h2 if grey else (h1 + turn / 2) % 360
    lightness, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    t = 1 - 0.17 * cos(radians(hue - 30)) + 0.24 * cos(radians(2 * hue))
    t += 0.32 * cos(radians(3 * hue + 6)) - 0.20 * cos(radians(4 * hue - 63))
    dl = (l2 - l1) / (1 + 0.015 * (lightness - 50) ** 2 / sqrt(20 + (lightness - 50) ** 2))
    dc = (c2 - c1) / (1 + 0.045 * chroma)
    dh = 2 * sqrt(c1 * c2) * sin(radians(turn / 2)) / (1 + 0.015 * chroma * t)
    around = sin(radians(60 * exp(-(((hue - 275) / 25) ** 2))))
    rt = -2 * sqrt(chroma**7 / (chroma**7 + 25**7)) * around
    return sqrt(dl**2 + dc**2 + dh**2 + rt * dc * dh)


def apart(one: str, two: str, vision: str) -> float:
    return difference(lab(one, vision), lab(two, vision))


def contrast(one: str, two: str) -> float:
    """The contrast ratio of WCAG 2."""
    dark, light = sorted(float(XYZ[1] @ linear(hex)) for hex in (one, two))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("one", "two", "published"),
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, -1, 2), (50, 0, 0), 2.3669),
        ((50, 2.5, 0), (50, 0, -2.5), 4.3065),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
    ],
)
def test_differences_are_those_that_were_published(one, two, published: float) -> None:
    """Of the test data that Sharma and colleagues publish with their article."""
    assert difference(one, two) == pytest.approx(published, abs=5e-5)
    assert difference(two, one) == pytest.approx(published, abs=5e-5)


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("theme", TOKENS)
def test_outcomes_and_methods_are_told_apart_by_every_eye(theme: str, vision: str) -> None:
    """Above 20 is safe for marks alone; from 10 on, marks differ in a second way as well."""
    token = TOKENS[theme]
    assert apart(token["refused"], token["answered"], vision) > 40
    assert apart(token["refused"], token["unclear"], vision) > 20
    methods = [token[name] for name in ("m1", "m2", "m3", "m4")]
    closest = min(apart(*pair, vision) for pair in combinations(methods, 2))
    assert closest > (12 if theme == "projector" else 19)


@pytest.mark.parametrize("theme", TOKENS)
def test_every_token_can_be_read_on_both_grounds(theme: str) -> None:
    """4.5 to 1 for words, 7 to 1 on a projector, 3 to 1 for axes; rules only decorate."""
    token = TOKENS[theme]
    for name in set(token) - {"bg", "panel", "rule"}:
        least = 7 if theme == "projector" else 3 if name == "axis" else 4.5
        assert min(contrast(token[name], token[ground]) for ground in ("bg", "panel")) >= least


@pytest.mark.parametrize("name", RAMPS)
def test_ramps_run_one_way_in_grey_and_carry_words(name: str) -> None:
    light = [float(XYZ[1] @ linear(hex)) for hex in RAMPS[name]]
    middle = len(light) // 2
    halves = [light] if name.startswith("seq") else [light[: middle + 1], light[middle:][::-1]]
    for half in halves:
        steps = np.diff(half)
        assert (steps > 0).all() or (steps < 0).all()
    for hex in RAMPS[name]:
        assert max(contrast(hex, "#FFFFFF"), contrast(hex, "#111318")) >= 4.5
    if name.startswith("div"):
        ends = [apart(RAMPS[name][0], RAMPS[name][-1], vision) for vision in VISIONS]
        assert min(ends) > 15, "and cells print their sign besides"
