def run = { List<String> command ->
  def process = command.execute(null, basedir)
  def output = new StringBuilder()
  process.waitForProcessOutput(output, output)
  def status = process.exitValue()
  println output
  return status
}

def releases = new File(basedir, 'releases')
releases.mkdirs()
assert run(['python3', 'make_base.py', 'releases']) == 0

// Real wheels: from the index that pip is configured with, else those that Debian packages.
def wheels = new File(basedir, 'wheels')
wheels.mkdirs()
def requirements
if (run(['python3', '-m', 'pip', 'download', '--retries', '0', '--only-binary', ':all:', '--dest', 'wheels', '-r', 'from-an-index.txt']) == 0) {
  requirements = new File(basedir, 'from-an-index.txt').text
} else {
  wheels.deleteDir()
  wheels.mkdirs()
  new File('/usr/share/python-wheels').listFiles()?.findAll { !it.name.startsWith('pip-') }?.each {
    new File(wheels, it.name).bytes = it.bytes
  }
  requirements = wheels.list().collect { it.replaceAll(/-.*/, '') }.join('\n') + '\n'
}
assert wheels.list().length > 0 : 'neither an index nor /usr/share/python-wheels has a wheel'
new File(basedir, 'requirements.txt').text = requirements
return true
