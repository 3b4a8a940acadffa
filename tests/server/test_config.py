"""Settings and pins: what we lean on in Streamlit is there, and colours are said once."""

import importlib.metadata
import re
import sys
import tomllib
from pathlib import Path

import pytest
from streamlit import config
from streamlit.web.server.app_discovery import discover_asgi_app

from components.figures.core.theme import PALETTE

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
TOKENS = {
    "primaryColor": "accent",
    "backgroundColor": "bg",
    "secondaryBackgroundColor": "panel",
    "textColor": "ink",
    "linkColor": "accent",
    "borderColor": "axis",
}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_page_has_the_colours_of_the_figures(theme: str) -> None:
    for setting, token in TOKENS.items():
        assert SETTINGS["theme"][theme][setting] == PALETTE["tokens"][theme][token], setting
    categorical = SETTINGS["theme"][theme]["chartCategoricalColors"]
    assert set(categorical) <= set(PALETTE["tokens"][theme].values())
    assert len(set(categorical)) == 10, "with fewer, Streamlit writes undefined colours"


def test_every_setting_is_one_that_streamlit_knows() -> None:
    known = set(config._config_options_template)
    for section, options in SETTINGS.items():
        if section != "theme":
            assert {f"{section}.{name}" for name in options} <= known


def test_a_public_server_is_safe_as_it_comes() -> None:
    wanted = {
        "server.enableCORS": True,
        "server.enableXsrfProtection": True,
        "server.enableStaticServing": False,
        "server.enableAgentApi": False,
        "browser.gatherUsageStats": False,
        "client.showErrorDetails": "none",
        "client.showErrorLinks": False,
        "client.toolbarMode": "viewer",
    }
    for name, value in wanted.items():
        section, option = name.split(".")
        assert SETTINGS[section][option] == value, name
    assert not {"allowedHosts", "cookieSecret"} & set(SETTINGS["server"]), "depends on the place"


def test_each_setting_says_why_it_is_there() -> None:
    text = (ROOT / ".streamlit" / "config.toml").read_text("utf-8").partition("[theme]")[0]
    lines = [line for line in text.splitlines() if line and line[0] not in "#["]
    unsaid = [line for line in lines if "# " not in line]
    assert not unsaid


def test_no_collection_of_garbage_after_every_run() -> None:
    assert SETTINGS["runner"]["postScriptGC"] is False
    assert "runner.postScriptGC" in config._config_options_template


def test_streamlit_run_finds_the_asgi_app() -> None:
    found = discover_asgi_app(ROOT / "app.py")
    assert found.is_asgi_app


def test_no_folder_named_pages_lies_beside_the_script() -> None:
    assert not (ROOT / "components" / "ui" / "pages").exists()


@pytest.mark.parametrize("file", ["requirements.txt", ".ci/requirements.txt"])
def test_what_is_installed_is_what_is_pinned(file: str) -> None:
    for line in (ROOT / file).read_text("utf-8").splitlines():
        pinned = re.match(r"([\w.-]+)(?:\[[\w,]+\])?==([\w.]+)", line)
        if 'sys_platform == "linux"' in line and sys.platform != "linux":
            continue
        if pinned:
            assert importlib.metadata.version(pinned[1]) == pinned[2], line
        else:
            assert not line.strip() or line.startswith(("#", "-r")), f"not pinned: {line}"
