import groovy.json.JsonSlurper

import java.security.MessageDigest

def target = new File(basedir, 'target')
def tarball = new File(target, 'Demodiracos-v1.tar.gz')
assert tarball.isFile()

def md5 = new File(target, 'Demodiracos-v1.md5').text
assert md5 == MessageDigest.getInstance('MD5').digest(tarball.bytes).encodeHex().toString()

def listing = ['tar', 'tzf', tarball.path].execute()
def names = listing.text.readLines()
assert listing.waitFor() == 0
def site = 'diracos/usr/lib/python3.11/site-packages'
assert names.containsAll([
    'diracos/diracosrc',
    'diracos/Demo_versions.txt',
    "$site/grid_greeting/__init__.py".toString(),
    "$site/grid_words-2.1.dist-info/RECORD".toString(),
    'diracos/usr/bin/grid-greeting'])
def files = names.findAll { !it.endsWith('/') }
assert files.toSet().size() == files.size() : 'no file stands twice'

def versions = ['tar', 'xzOf', tarball.path, 'diracos/Demo_versions.txt'].execute().text
assert versions == '''DemoDIRACOS v1 Sun Nov  1 00:00:00 UTC 2026 based on DIRACOS v0r1


===== Python packages ====


grid-greeting==1.0
grid-words==2.1
'''

def record = new JsonSlurper().parse(new File(target, 'Demodiracos-v1.build.json'))
assert record.archive.md5 == md5
assert record.distributions*.name == ['grid-greeting', 'grid-words']
assert record.distributions*.requested == [true, false]
assert record.kept*.name == ['six']

def log = new File(basedir, 'build.log').text
assert log.contains("[INFO] $tarball.path")
// Maven 4 itself warns where it cannot ask a repository what it may hold.
assert !log.readLines().any { it.startsWith('[WARNING]') && !it.contains('/.meta/prefixes.txt') }
assert log.count('Nothing changed since the last build') == 1

// The extension is taken apart and used, where there is a Python of the right version to do it.
def python = ['sh', '-c', 'python3.11 -c "import sys; print(sys.version_info[:2])"'].execute()
if (python.waitFor() == 0) {
  def unpacked = new File(target, 'unpacked')
  unpacked.mkdirs()
  assert ['tar', 'xzf', tarball.path, '-C', unpacked.path].execute().waitFor() == 0
  def greeting = ['bash', '-c', 'unset DIRACOS; . ./diracos/diracosrc; python3.11 $DIRACOS/usr/bin/grid-greeting']
      .execute(null, unpacked)
  assert greeting.text.trim() == 'hello from the grid'
}

return true
