"""The files for hosting and CI: what they must not do.  `make check` checks their schemas."""

import re

import pytest
import yaml
from conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_pinned_by_digest(path):
    used = re.findall(r"uses: (\S+)(.*)", path.read_text())
    assert used
    for action, comment in used:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", action), action
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment), action


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_jobs_have_the_least_rights_and_end(path):
    workflow = yaml.safe_load(path.read_text())
    assert workflow["permissions"] == {"contents": "read"}
    for name, job in workflow["jobs"].items():
        assert job["timeout-minutes"] <= 90
        rights = {right for right, level in job.get("permissions", {}).items() if level == "write"}
        assert rights <= {"publish": {"pages", "id-token"}, "still-true": {"issues"}}.get(
            name, set()
        )


def test_pull_requests_get_no_secrets_and_publish_nothing():
    text = (ROOT / ".github/workflows/site.yml").read_text()
    workflow = yaml.safe_load(text)
    assert "secrets." not in text and "pull_request_target" not in text
    assert "github.event_name != 'pull_request'" in workflow["jobs"]["publish"]["if"]
    assert text.count("persist-credentials: false") == text.count("actions/checkout@")


def test_the_commands_exist():
    known = set(re.findall(r"(?m)^([a-z]+):.*##", (ROOT / "Makefile").read_text()))
    for path in [*WORKFLOWS, ROOT / ".readthedocs.yaml", ROOT / ".pre-commit-config.yaml"]:
        assert set(re.findall(r"\bmake ([a-z]+)", path.read_text())) <= known
