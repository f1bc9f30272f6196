import re

from bot.web.assets import load_assets


def test_every_script_that_a_script_imports_is_there() -> None:
    assets = load_assets()
    scripts = [asset.body.decode() for name, asset in assets.items() if name.endswith(".js")]

    imported = {name for text in scripts for name in re.findall(r'from "\./([^"]+)"', text)}

    assert imported <= assets.keys()


def test_nothing_is_fetched_from_elsewhere() -> None:
    bodies = [asset.body.decode() for asset in load_assets().values()]

    found = {address for body in bodies for address in re.findall(r"https?://[^\"' )]+", body)}

    assert found == {"http://www.w3.org/2000/svg"}


def test_the_address_changes_with_the_content_only() -> None:
    first, second = load_assets(), load_assets()

    assert first["style.css"].url == second["style.css"].url
    assert len({asset.version for asset in first.values()}) == len(first)
