import org.diracgrid.diracos.fixture.EditedTarball
import org.diracgrid.diracos.fixture.SampleWheel

def run = { List<String> command ->
  def process = command.execute(null, basedir)
  def output = new StringBuilder()
  process.waitForProcessOutput(output, output)
  def status = process.exitValue()
  println output
  return status
}

def old = new File(basedir, 'old').toPath()
new SampleWheel('words', '1.0').writeTo(old)
new SampleWheel('broken', '1.0').requires('never-there').writeTo(old)
def wheels = new File(basedir, 'wheels').toPath()
new SampleWheel('grid', '1.0').requires('words>=2').command('grid').writeTo(wheels)
new SampleWheel('words', '2.0').writeTo(wheels)
new SampleWheel('faulty', '1.0').file('faulty/core.py', 'import nothing_of_that_name\n')
    .file('faulty/__init__.py', 'from . import core\n').writeTo(wheels)

// Real libraries, if the index that pip is configured with has them.
def wanted = ['grid']
if (run(['python3', '-m', 'pip', 'download', '--retries', '0', '--only-binary', ':all:', '--no-deps', '--dest', 'wheels', 'PyYAML']) == 0) {
  wanted += 'PyYAML'
}
new File(basedir, 'requirements.txt').text = wanted.join('\n') + '\n'

// A base that is not without faults itself.
new File(basedir, 'releases').mkdirs()
def script = new File(basedir, '../../../src/it/runs-on-a-real-python/make_base.py').canonicalPath
assert run(['python3', script, 'releases', '--no-index', '--no-deps', '--find-links', 'old', '--no-compile', 'words', 'broken']) == 0

def base = new File(basedir, 'releases/diracos-v0r1.tar.gz').toPath()
def title = { version -> "VODIRACOS $version Sun Nov  1 00:00:00 UTC 2026 based on DIRACOS v0r1\n\n\n===== Python packages ====\n\n\n".toString() }
new EditedTarball(base)
    .file('diracos/VO_versions.txt', 0644, title('1'))
    .writeTo(new File(basedir, 'received/VOdiracos-1.tar.gz').toPath())
new EditedTarball(base)
    .file('diracos/VO_versions.txt', 0644, title('2') + 'grid==1.0\n')
    .content('diracos/diracosrc', 'export PATH=/tmp:$PATH\n')
    .link('diracos/share', '../../share')
    .file('diracos/usr/bin/grid', 04755, '#!/opt/venv/bin/python3\n')
    .writeTo(new File(basedir, 'received/VOdiracos-2.tar.gz').toPath())
new EditedTarball(base)
    .file('diracos/VO_versions.txt', 0644, title('3'))
    .writeTo(new File(basedir, 'received/VOdiracos-3.tar.gz').toPath())
new File(basedir, 'received/VOdiracos-3.md5').text = 'd41d8cd98f00b204e9800998ecf8427e'
return true
