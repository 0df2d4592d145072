"""Says what the Python that runs this is, as JSON, into a file: describe.py FILE. For Python 2.7 and 3."""

import json
import os
import platform
import sys
import sysconfig

try:
    import ctypes
except ImportError:
    pass


def version(info):
    release = "%d.%d.%d" % tuple(info[:3])
    return release if info[3] == "final" else release + info[3][0] + str(info[4])


def abi():
    soabi = sysconfig.get_config_var("SOABI")
    if soabi and soabi.startswith("cpython-"):
        return "cp" + soabi.split("-")[1]
    if sys.version_info[0] == 2:
        # PEP 425: flags for a debugging build, pymalloc and wide characters.
        flags = "d" if hasattr(sys, "gettotalrefcount") else ""
        if sysconfig.get_config_var("WITH_PYMALLOC") != 0:
            flags += "m"
        return "cp%d%d%s" % (sys.version_info[0], sys.version_info[1], flags + ("u" if sys.maxunicode > 0xFFFF else ""))
    return ""


def glibc():
    # confstr has no such name in Python 2.
    try:
        ask = ctypes.CDLL(None).gnu_get_libc_version
    except (AttributeError, NameError, OSError, TypeError):
        return ""
    ask.restype = ctypes.c_char_p
    return ask().decode("ascii")


def machine():
    # A Python of 32 bits runs on a machine of 64.
    small = {"x86_64": "i686", "aarch64": "armv7l"}
    name = platform.machine()
    return name if sys.maxsize > 2**32 else small.get(name, name)


def markers():
    implementation = getattr(sys, "implementation", None)
    return {
        "implementation_name": implementation.name if implementation else "",
        "implementation_version": version(implementation.version) if implementation else "0",
        "os_name": os.name,
        "platform_machine": platform.machine(),
        "platform_python_implementation": platform.python_implementation(),
        "platform_release": platform.release(),
        "platform_system": platform.system(),
        "platform_version": platform.version(),
        "python_full_version": platform.python_version(),
        "python_version": ".".join(platform.python_version_tuple()[:2]),
        "sys_platform": sys.platform,
    }


with open(sys.argv[1], "w") as answer:
    json.dump({"executable": sys.executable, "environment": dict(os.environ), "version": version(sys.version_info),
               "abi": abi(), "glibc": glibc(), "machine": machine(), "markers": markers()}, answer)
