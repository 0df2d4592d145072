import org.diracgrid.diracos.fixture.BuildLog

def log = new BuildLog(new File(basedir, 'build.log').toPath())

def expected = [
    2 : ['absent.json cannot be read: there is no such file'],
    3 : ['malformed.json:3:13'],
    4 : ['absent.txt'],
    5 : ['syntax.txt:4:8'],
    6 : ['unheard-of', 'unknown.txt:3', 'wheels'],
    7 : ['first', 'second', 'third', 'unsatisfiable.txt:3', 'unsatisfiable.txt:4'],
    8 : ['second', '0000000000000000000000000000000000000000000000000000000000000000'],
    9 : ['truncated.tar.gz'],
    10: ['good.json', 'gzip'],
    11: ['fast-1.0-cp311-cp311-manylinux_2_28_x86_64.whl', 'fast-0.9-cp27-cp27mu-win_amd64.whl'],
    12: ['six.py', 'clash'],
    13: ['http://127.0.0.1:9/simple'],
    14: ['good.json cannot be written'],
    15: ['diracos-v9r9.tar.gz'],
    16: ['0000000000000000000000000000000000000000000000000000000000000000'],
    17: ['diracos-x.tar.gz', 'is not a DIRACOS'],
    18: ['git+https://example.org/vo/tool.git', 'checkout.txt:3'],
    19: ['replaces.txt:3:1 asks for six>=1.17, while the base has six 1.16.0', "basePackages is 'keep'"],
    20: ["'v1:2' cannot be the version", 'colon'],
    21: ["'pipRequirements'", "did you mean it by 'pipRequirement' at", 'missing.json:5:3'],
    22: ['irremovable.txt:3:1 asks for rrdtool>=2', 'rrdtool 1.4', 'cannot be replaced', 'distutils', 'rrdtool-1.4.egg-info'],
]
expected.each { number, parts ->
  def failure = log.failureOf(number)
  parts.each { assert failure.contains(it) : "build $number says '$it' in:\n$failure" }
  assert !failure.contains('Exception') : "build $number talks of exceptions:\n$failure"
  assert failure.readLines().size() >= 2 : "build $number says what to do:\n$failure"
}
assert !log.text().contains('\tat ') : 'no stack trace'

// What the first build left is still there, and nothing else.
def target = new File(basedir, 'target')
assert target.list().findAll { it.startsWith('VO') || it.startsWith('.') }.sort() ==
    ['VOdiracos-v1.build.json', 'VOdiracos-v1.cyclonedx.json', 'VOdiracos-v1.md5',
        'VOdiracos-v1.release-notes.md', 'VOdiracos-v1.tar.gz']
def tarball = new File(target, 'VOdiracos-v1.tar.gz')
assert new File(target, 'VOdiracos-v1.md5').text ==
    java.security.MessageDigest.getInstance('MD5').digest(tarball.bytes).encodeHex().toString()

return true
