"""Makes a base in DIRACOS's layout from the Python that runs this: make_base.py FOLDER [ARGUMENT OF PIP INSTALL]..."""

import glob
import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
import tarfile

VERSION = "%d.%d" % sys.version_info[:2]
LEFT_OUT = ("__pycache__", "site-packages", "dist-packages", "test", "tests", "idlelib", "tkinter",
            "turtledemo", "lib2to3", "ensurepip", "EXTERNALLY-MANAGED")

DIRACOSRC = """\
if [ -z "$DIRACOS" ]; then
  DIRACOS=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
  export DIRACOS
fi
export PATH="$DIRACOS/usr/bin:$PATH"
"""

# Debian's own Python looks into dist-packages only, and installs into them.
SITECUSTOMIZE = """\
import os, site, sys, sysconfig
if "posix_local" in sysconfig.get_scheme_names():
    sysconfig.get_preferred_scheme = {"prefix": "posix_prefix", "home": "posix_home", "user": "posix_user"}.get
_packages = os.path.join(sys.prefix, "lib", "python%d.%d" % sys.version_info[:2], "site-packages")
if _packages not in sys.path:
    site.addsitedir(_packages)
"""


def pip_wheel(stdlib):
    for pattern in (os.path.join(stdlib, "ensurepip/_bundled/pip-*.whl"), "/usr/share/python-wheels/pip-*.whl"):
        for wheel in sorted(glob.glob(pattern)):
            return wheel
    sys.exit("there is no pip wheel beside this Python")


def install(root, python, site, arguments):
    """Lets the base's own pip install, and then forget where that was, as DIRACOS is built."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PIP_"))}
    environment["PIP_CONFIG_FILE"] = os.devnull
    subprocess.check_call([python, "-m", "pip", "install", "--disable-pip-version-check",
                           "--no-warn-script-location", "--root-user-action=ignore"] + arguments, env=environment)
    subprocess.check_call([python, "-m", "compileall", "-q", site], env=environment)
    for script in glob.glob(os.path.join(root, "usr/bin/*")):
        with open(script, "rb") as before:
            text = before.read()
        if text.startswith(b"#!" + os.fsencode(root)):
            with open(script, "wb") as after:
                after.write(b"#!/usr/bin/env python3\n" + text.split(b"\n", 1)[1])


def main(folder, *arguments):
    root = os.path.abspath(os.path.join(folder, "diracos"))
    stdlib = sysconfig.get_path("stdlib")
    target = os.path.join(root, "usr/lib/python" + VERSION)
    site = os.path.join(target, "site-packages")
    shutil.copytree(stdlib, target, symlinks=False,
                    ignore=lambda _, names: [n for n in names if n in LEFT_OUT or n.startswith("config-")])
    os.makedirs(site)
    with zipfile.ZipFile(pip_wheel(stdlib)) as wheel:
        wheel.extractall(site)
    binary = os.path.join(root, "usr/bin/python" + VERSION)
    os.makedirs(os.path.dirname(binary))
    shutil.copy(os.path.realpath(sys.executable), binary)
    shared = os.path.join(sysconfig.get_config_var("LIBDIR") or "", sysconfig.get_config_var("INSTSONAME") or "")
    if sysconfig.get_config_var("Py_ENABLE_SHARED") and os.path.exists(shared):
        shutil.copy(shared, os.path.join(root, "usr/lib"))
    os.symlink("python" + VERSION, os.path.join(root, "usr/bin/python3"))
    os.symlink("python3", os.path.join(root, "usr/bin/python"))
    os.symlink("usr/bin", os.path.join(root, "bin"))
    os.makedirs(os.path.join(root, "var/empty"))
    for name, text in (("diracosrc", DIRACOSRC), ("versions.txt", "DIRACOS v0r1 Sun Nov  1 00:00:00 UTC 2026\n"),
                       ("usr/lib/python%s/sitecustomize.py" % VERSION, SITECUSTOMIZE)):
        with open(os.path.join(root, name), "w") as out:
            out.write(text)
    if arguments:
        install(root, binary, site, list(arguments))
    tarball = os.path.join(folder, "diracos-v0r1.tar.gz")
    with tarfile.open(tarball, "w:gz", compresslevel=1) as tar:
        tar.add(root, "diracos")
    with open(tarball, "rb") as made, open(os.path.join(folder, "diracos-v0r1.md5"), "w") as md5:
        md5.write(hashlib.md5(made.read()).hexdigest())
    shutil.rmtree(root)


if __name__ == "__main__":
    main(*sys.argv[1:])
