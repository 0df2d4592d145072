"""Unpacks as dirac-install does, member by member with a chmod of each: unpack_by_member.py TARBALL FOLDER."""

import os
import sys
import tarfile


def main(tarball, folder):
    with tarfile.open(tarball, "r:*") as tar:
        for member in tar:
            tar.extract(member, folder)
            path = os.path.join(folder, member.name)
            if not member.issym():
                os.chmod(path, member.mode)


if __name__ == "__main__":
    main(*sys.argv[1:])
