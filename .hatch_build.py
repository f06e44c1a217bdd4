"""Compiles the rules with mypyc as a wheel is built, where there is a C compiler.

Where there is none, or mypyc fails, they stay plain Python, which gives the same answers in more time. An editable
installation stays plain, too, as compiled modules would hide what is edited. ``HATCH_BUILD_NO_HOOKS=true`` turns
this off.
"""

import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_OPTIONS = {"MYPYC_OPT_LEVEL": "1", "MYPYC_DEBUG_LEVEL": "0", "CFLAGS": "-Wno-all"}
"""More optimization takes twice the time to build and gains nothing; nor do warnings about C that nobody wrote."""


class Compile(BuildHookInterface[Any]):
    """The hook; ``modules`` in its part of ``pyproject.toml`` lists what is compiled."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile a copy of the package and add what comes of it to the wheel."""
        self._folder = Path(tempfile.mkdtemp())
        if version == "editable":
            return
        shutil.copytree(Path(self.root, "quotes"), self._folder / "quotes", ignore=shutil.ignore_patterns("*.so"))
        modules = [f"quotes/{name}.py" for name in self.config["modules"]]
        command = [sys.executable, "-m", "mypyc", "--follow-imports=silent", *modules]
        environment = os.environ | _OPTIONS
        done = subprocess.run(command, cwd=self._folder, env=environment, capture_output=True, text=True)
        if done.returncode:
            self.app.display_warning(f"The rules are not compiled, only slower:\n{done.stdout}{done.stderr}")
            return
        ending = sysconfig.get_config_var("EXT_SUFFIX")
        for built in (*self._folder.glob(f"*{ending}"), *self._folder.glob(f"quotes/*{ending}")):
            build_data["force_include"][str(built)] = built.relative_to(self._folder).as_posix()
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the copy."""
        shutil.rmtree(self._folder, ignore_errors=True)
