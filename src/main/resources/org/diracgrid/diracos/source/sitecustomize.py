"""Lets Python see what a build requires, which lies beside this file, before and perhaps instead of all else."""

import os
import site
import sys

_here = os.path.dirname(os.path.abspath(__file__))
if os.path.exists(os.path.join(_here, "isolated")):
    sys.path[:] = [path for path in sys.path if os.path.basename(path) not in ("site-packages", "dist-packages")]
_others = sys.path[:]
with open(os.path.join(_here, "site-packages")) as _folders:
    for _folder in _folders.read().splitlines():
        if os.path.isdir(os.path.join(_here, _folder)):
            site.addsitedir(os.path.join(_here, _folder))
sys.path[:] = [path for path in sys.path if path not in _others] + _others
