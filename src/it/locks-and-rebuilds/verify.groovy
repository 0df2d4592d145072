import groovy.json.JsonSlurper
import org.diracgrid.diracos.fixture.BuildLog

def log = new BuildLog(new File(basedir, 'build.log').toPath())
def lines = { number -> log.run(number).readLines()*.trim() }
def lock = new File(basedir, 'pylock.toml')

assert lines(1).containsAll(['[INFO] + first 1.0', '[INFO] + second 1.0'])
assert log.run(2).contains('locked by pylock.toml')
assert log.run(4).contains('[INFO] nothing moved')
assert lines(5).contains('[INFO] second 1.0 -> 2.0')
assert !log.run(5).contains('first 1.0 ->')
assert log.run(5).contains('[WARNING] pylock.toml has no unheard-of to be renewed')
assert lines(6).containsAll(['[INFO] first 1.0 -> 1.1', '[INFO] + third 1.0'])
assert lines(12).containsAll(['[INFO] first 1.1 -> 1.0', '[INFO] second 2.0 -> 1.0', '[INFO] - third 1.0'])

def expected = [
    7 : ["changed.txt:3 now says 'first>=1.1', the lock was made for 'first'", 'mvn diracos:lock'],
    8 : ['the base has six 1.17.0, the lock was made on one with six 1.16.0', 'mvn diracos:lock'],
    10: ['there is no pylock.absent.toml', 'mvn diracos:lock'],
    11: ['pylock.broken.toml:2:'],
]
expected.each { number, parts ->
  def failure = log.failureOf(number)
  parts.each { assert failure.contains(it) : "build $number says '$it' in:\n$failure" }
}

// Back where it began, the lock has the bytes that an empty cache gave.
assert lock.text == new File(basedir, 'pylock.again.toml').text
assert !lock.text.contains(basedir.name) && !lock.text.contains('\r') : 'no path of the machine that wrote it'
assert lock.text.contains('path = "wheels/first-1.0-py2.py3-none-any.whl"')
assert lock.text.contains('{at = "requirements.txt:3", text = "first"}')

def record = { version -> new JsonSlurper().parse(new File(basedir, "target/VOdiracos-${version}.build.json")) }
def versions = { version -> record(version).distributions.collectEntries { [it.name, it.version] } }
assert versions('1') == [first: '1.0', second: '1.0']
assert record('1').lock.file == 'pylock.toml' && record('1').lock.sha256 ==~ /[0-9a-f]{64}/
assert record('2').lock == null
assert versions('3') == [first: '1.0', second: '1.0']
assert record('3').unverified == [record('3').base.origin] || record('3').unverified.isEmpty()

// What other tools say of it, where there are any.
def python = { List<String> arguments ->
  try {
    def process = (['python3'] + arguments).execute(null, basedir)
    def output = new StringBuilder()
    process.consumeProcessOutput(output, output)
    return [process.waitFor(), output.toString()]
  } catch (IOException e) {
    return [-1, e.message]
  }
}
def (reading, said) = python(['read_lock.py', 'pylock.toml'])
if (reading == 2) {
  println "Not proved: that others read the lock, since there is no packaging.pylock here: $said"
} else if (reading == -1) {
  println "Not proved: that others read the lock and the pinned requirements, since there is no python3 here: $said"
  return true
} else {
  assert reading == 0 : said
  assert said.readLines() == ['first-1.0-py2.py3-none-any.whl', 'second-1.0-py2.py3-none-any.whl']
}
if (python(['-c', 'import pip'])[0] != 0) {
  println 'Not proved: that pip reads the pinned requirements, since there is no pip here.'
  return true
}
def unpinned = new File(basedir, 'pinned.txt').readLines().findAll { it.endsWith(' is in the base') }
assert unpinned == ['# six==1.16.0 is in the base']
def (installing, told) = python(['-m', 'pip', 'install', '--no-deps', '--require-hashes', '--target', 'target/by-pip', '-r', 'pinned.txt'])
assert installing == 0 : told
assert new File(basedir, 'target/by-pip/second/__init__.py').text.contains("'1.0'")

return true
