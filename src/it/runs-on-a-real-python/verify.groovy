import groovy.json.JsonSlurper

def shell = { File folder, String script ->
  def process = ['bash', '-c', 'set -e; unset DIRACOS PYTHONPATH PYTHONHOME; export PIP_CONFIG_FILE=/dev/null PIP_DISABLE_PIP_VERSION_CHECK=1; . diracos/diracosrc; ' + script]
      .execute(null, folder)
  def output = new StringBuilder()
  process.waitForProcessOutput(output, output)
  assert process.exitValue() == 0 : "$script\n$output"
  return output.toString()
}

def target = new File(basedir, 'target')
def tarball = new File(target, 'Realdiracos-1.tar.gz')
def record = new JsonSlurper().parse(new File(target, 'Realdiracos-1.build.json'))
assert !record.distributions.isEmpty()

def byTar = new File(target, 'by-tar')
byTar.mkdirs()
assert ['tar', 'xzf', tarball.path, '-C', byTar.path].execute().waitFor() == 0
def byMember = new File(target, 'by-member')
byMember.mkdirs()
def unpacking = ['python3', 'unpack_by_member.py', tarball.path, byMember.path].execute(null, basedir)
unpacking.waitForProcessOutput(System.out, System.err)
assert unpacking.exitValue() == 0

[byTar, byMember].each { folder ->
  // The Python, and all that it finds, is the archive's own.
  def prefix = shell(folder, 'python -c "import sys; print(sys.prefix)"').trim()
  assert prefix == new File(folder, 'diracos/usr').canonicalPath

  assert shell(folder, 'python -m pip check').contains('No broken requirements found')
  def frozen = shell(folder, 'python -m pip freeze --all').readLines()*.toLowerCase()
  record.distributions.each { added ->
    assert frozen.any { it.startsWith("${added.name}==${added.version}".toLowerCase()) } : added
    def files = shell(folder, "python -m pip show -f ${added.name}")
    assert files.contains("Version: ${added.version}") && files.contains('RECORD')
  }
  def versions = new File(folder, 'diracos/Real_versions.txt').text
  assert versions.startsWith('RealDIRACOS 1 ') && versions.contains('based on DIRACOS v0r1\n')

  // What is imported comes from where it was installed, and every launcher runs.
  def added = record.distributions*.name*.toLowerCase()
  if ('requests' in added) {
    shell(folder, 'python -c "import requests, socks, yaml; assert yaml.__with_libyaml__"')
    assert shell(folder, 'pygmentize -V').contains('Pygments')
    assert shell(folder, 'normalizer --version').toLowerCase().contains('charset-normalizer')
  } else {
    shell(folder, 'python -c "import setuptools"')
  }
}

// Nothing of an added distribution is left when pip removes it.
def added = record.distributions.find { it.name.toLowerCase() in ['pygments', 'wheel', 'setuptools'] }
def before = shell(byTar, "python -m pip show -f ${added.name}").readLines()
    .dropWhile { it != 'Files:' }.drop(1)*.trim().findAll { !it.contains('__pycache__') }
def site = shell(byTar, "python -m pip show ${added.name}").readLines().find { it.startsWith('Location:') }.substring(9).trim()
assert before.size() == added.files
before.each { assert new File(site, it).exists() : it }
shell(byTar, "python -m pip uninstall -y ${added.name}")
before.each { assert !new File(site, it).exists() : it }
shell(byTar, 'python -m pip check')

return true
