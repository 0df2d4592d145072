import groovy.json.JsonSlurper
import org.diracgrid.diracos.fixture.BuildLog

def log = new BuildLog(new File(basedir, 'build.log').toPath())

// What was built holds, though the base is not without faults.
def report = new JsonSlurper().parse(new File(basedir, 'target/VOdiracos-1.verification.json'))
assert report.holds && report.errors == 0 && report.warnings == 0 : report.findings
assert report.base.endsWith('releases/diracos-v0r1.tar.gz')
assert report.ofBase.any { it.check == 'requirements' && it.sentence.contains('never-there') }
assert report.archive.md5 == new File(basedir, 'target/VOdiracos-1.md5').text
def built = log.run(1)
assert built.contains('smoke test    imported') : built
assert built.contains('VOdiracos-1.tar.gz holds: ')
assert built.contains('compared with ') && built.contains('; 0 errors, 0 warnings')

assert log.run(2).contains('VOdiracos-1.tar.gz holds: ') && log.run(2).contains('; 0 errors, 0 warnings')

// What did not come from a build does not.
[3: ['links: diracos/share: leads to ../../share, outside the folder',
     'diracos/diracosrc: has another content than in the base',
     'diracos/usr/bin/grid: has mode 4755',
     'interpreters: diracos/usr/bin/grid: runs with /opt/venv/bin/python3, the host\'s Python',
     'versions file: diracos/VO_versions.txt: lists grid, which is not installed'],
 4: ['md5: VOdiracos-3.md5 tells another digest'],
 5: ["smoke test: import faulty fails: ModuleNotFoundError: No module named 'nothing_of_that_name'"],
].each { number, sentences ->
  def run = log.run(number)
  sentences.each { assert run.contains(it) : "build $number says '$it' in:\n$run" }
  def failure = log.failureOf(number)
  assert failure.contains("VOdiracos-${[3: 2, 4: 3, 5: 5][number]}.tar.gz does not hold: ") : failure
  assert failure.readLines().size() >= 2 : failure
  assert !failure.contains('Exception') : failure
}
assert !new JsonSlurper().parse(new File(basedir, 'received/VOdiracos-2.verification.json')).holds
assert !log.text().contains('\tat ') : 'no stack trace'

return true
