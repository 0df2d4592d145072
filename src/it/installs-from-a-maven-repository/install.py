"""Installs VOdiracos v1 from a folder's URL in the steps in which dirac-install does it."""
import hashlib
import os
import sys
import tarfile
try:
    from urllib.request import urlopen
except ImportError:
    from urllib2 import urlopen

location, folder = sys.argv[1:3]
md5 = urlopen(location + '/VOdiracos-v1.md5').read().decode('ascii').strip()
tarball = os.path.join(folder, 'VOdiracos-v1.tar.gz')
with open(tarball, 'wb') as out:
    out.write(urlopen(location + '/VOdiracos-v1.tar.gz').read())
with open(tarball, 'rb') as built:
    if hashlib.md5(built.read()).hexdigest() != md5:
        sys.exit('The md5 does not match.')
archive = tarfile.open(tarball, 'r:*')
for member in archive:
    archive.extract(member, folder)
    path = os.path.join(folder, member.name)
    if os.path.exists(path):
        os.chmod(path, 0o755)
archive.close()
