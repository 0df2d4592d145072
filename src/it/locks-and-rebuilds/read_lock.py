"""Prints what packaging selects from a lock for CPython 2.7 on Linux: read_lock.py LOCK. Status 2 if it cannot."""

import sys

try:
    import tomllib
    try:
        from packaging.pylock import Pylock
        from packaging.tags import Tag
    except ImportError:
        from pip._vendor.packaging.pylock import Pylock
        from pip._vendor.packaging.tags import Tag
except ImportError as reason:
    print(reason)
    sys.exit(2)

ENVIRONMENT = {
    "implementation_name": "",
    "implementation_version": "0",
    "os_name": "posix",
    "platform_machine": "x86_64",
    "platform_python_implementation": "CPython",
    "platform_release": "",
    "platform_system": "Linux",
    "platform_version": "",
    "python_full_version": "2.7.13",
    "python_version": "2.7",
    "sys_platform": "linux2",
}

with open(sys.argv[1], "rb") as file:
    lock = Pylock.from_dict(tomllib.load(file))
if not hasattr(lock, "select"):
    print("this packaging only validates")
    sys.exit(2)
for _, wheel in lock.select(environment=ENVIRONMENT, tags=[Tag("py2", "none", "any")]):
    print(wheel.filename)
