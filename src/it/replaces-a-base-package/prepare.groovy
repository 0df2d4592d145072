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
new SampleWheel('words', '1.0').file('words/old.py', '').file('words/data/old.txt', 'old\n')
    .file('common/__init__.py', '').command('words').command('words-old').writeTo(old)
new SampleWheel('tools', '1.0').requires('words<3').file('common/__init__.py', '').writeTo(old)
def wheels = new File(basedir, 'wheels').toPath()
new SampleWheel('words', '2.0').file('words/new.py', '').command('words').writeTo(wheels)
new SampleWheel('words', '3.0').writeTo(wheels)

def installed = ['words', 'tools']
def wanted = ['words>=2']
// Real packages too: what comes with Python, to be replaced by what the index that pip is configured with has.
def bundled = ['python3', '-c', 'import ensurepip; print(ensurepip.__path__[0])'].execute().text.trim() + '/_bundled'
def setuptools = [bundled, '/usr/share/python-wheels'].collectMany { new File(it).listFiles()?.toList() ?: [] }
    .find { it.name.startsWith('setuptools-') }
if (setuptools) {
  old.resolve(setuptools.name).toFile().bytes = setuptools.bytes
  installed += 'setuptools'
}
if (run(['python3', '-m', 'pip', 'download', '--retries', '0', '--only-binary', ':all:', '--no-deps', '--dest', 'wheels', 'pip', 'setuptools']) == 0) {
  wanted += wheels.toFile().list().findAll { it =~ /^(pip|setuptools)-/ }.collect { it.split('-')[0..1].join('==') }
}
new File(basedir, 'requirements.txt').text = wanted.join('\n') + '\n'

new File(basedir, 'releases').mkdirs()
def script = new File(basedir, '../../../src/it/runs-on-a-real-python/make_base.py').canonicalPath
assert run(['python3', script, 'releases', '--no-index', '--find-links', 'old', '--no-compile', *installed]) == 0
return true
