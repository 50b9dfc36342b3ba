"""How the package is laid out: each module can be had by its name."""

import importlib
import pkgutil
from types import ModuleType

import pytest

import sayso

PACKAGES = ["sayso"] + [
    module.name
    for module in pkgutil.walk_packages(sayso.__path__, "sayso.")
    if module.ispkg and "migrations" not in module.name  # those run in a program of their own
]


@pytest.mark.parametrize("name", PACKAGES)
def test_no_name_of_a_package_hides_its_module(name: str) -> None:
    package = importlib.import_module(name)
    for module in pkgutil.iter_modules(package.__path__):
        assert isinstance(getattr(package, module.name, package), ModuleType), module.name
