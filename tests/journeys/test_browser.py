"""Without a browser the journeys say why they did not happen, or fail where they must happen."""

import pytest

from tests.journeys.conftest import find_browser


def test_without_a_browser_the_journeys_are_skipped_with_the_reason(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("NUANXIN_REQUIRE_BROWSER", raising=False)
    with pytest.raises(pytest.skip.Exception, match="chromium"):
        find_browser()


def test_where_a_browser_is_required_its_absence_is_a_failure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("NUANXIN_REQUIRE_BROWSER", "1")
    with pytest.raises(pytest.fail.Exception, match="NUANXIN_REQUIRE_BROWSER"):
        find_browser()
