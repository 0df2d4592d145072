import groovy.io.FileType
import groovy.json.JsonSlurper
import org.diracgrid.diracos.fixture.BuildLog

import java.nio.file.Files
import java.nio.file.LinkOption

def execute = { File folder, List<String> command ->
  def process = command.execute(null, folder)
  def output = new StringBuilder()
  process.waitForProcessOutput(output, output)
  assert process.exitValue() == 0 : "$command\n$output"
  return output.toString()
}
def shell = { File folder, String script ->
  execute(folder, ['bash', '-c', 'set -e; unset DIRACOS PYTHONPATH PYTHONHOME; export PYTHONDONTWRITEBYTECODE=1 PIP_CONFIG_FILE=/dev/null PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore; . diracos/diracosrc; ' + script])
}
def unpack = { String name, List<String> command ->
  def folder = new File(basedir, "target/$name")
  folder.mkdirs()
  execute(basedir, command + [folder.path])
  return folder
}
/** All paths below a folder, links as themselves: files with true, folders with whether they hold something. */
def tree = { File folder ->
  def found = new TreeMap<String, Boolean>()
  def root = folder.toPath()
  Files.walk(root).withCloseable { paths ->
    paths.filter { it != root }.forEach {
      def isFolder = Files.isDirectory(it, LinkOption.NOFOLLOW_LINKS)
      found[root.relativize(it).toString()] = !isFolder || it.toFile().list().length > 0
    }
  }
  return found
}
/** The paths of each RECORD in a tree, by the name of its dist-info. */
def records = { File folder ->
  def found = [:]
  new File(folder, 'diracos').eachFileRecurse(FileType.FILES) { file ->
    if (file.name == 'RECORD' && file.parentFile.parentFile.name == 'site-packages') {
      def site = file.parentFile.parentFile.toPath()
      found[file.parentFile.name] = file.readLines()
          .collect { folder.toPath().relativize(site.resolve(it.replaceAll(/,[^,]*,[^,]*$/, '')).normalize()).toString() } as Set
    }
  }
  return found
}

def target = new File(basedir, 'target')
def record = new JsonSlurper().parse(new File(target, 'VOdiracos-1.build.json'))
def log = new BuildLog(new File(basedir, 'build.log').toPath())
def base = unpack('base', ['tar', 'xzf', 'releases/diracos-v0r1.tar.gz', '-C'])
def byTar = unpack('by-tar', ['tar', 'xzf', 'target/VOdiracos-1.tar.gz', '-C'])
def unpacking = new File(basedir, '../../../src/it/runs-on-a-real-python/unpack_by_member.py').canonicalPath
def byMember = unpack('by-member', ['python3', unpacking, 'target/VOdiracos-1.tar.gz'])
execute(target, ['diff', '-r', '--no-dereference', 'by-tar', 'by-member'])

def before = tree(base)
def after = tree(byTar)
def oldRecords = records(base)
def newRecords = records(byTar)

// What is replaced is told once, in one line, in the summary and in the record.
def replaced = record.replaced.collectEntries { [it.name.toLowerCase(), it] }
def newer = new File(basedir, 'requirements.txt').readLines().findAll { it.contains('==') }*.split('==')*.toList()
    .findAll { name, version -> oldRecords.keySet().any { it.startsWith("$name-") && it != "$name-${version}.dist-info".toString() } }
assert replaced.keySet() == (newer.collect { it[0] } + 'words') as Set
assert replaced.words.from == '1.0' && replaced.words.to == '2.0'
assert replaced.words.wantedBy == ['words>=2 (requirements.txt:1:1)']
assert !replaced.containsKey('tools')
record.replaced.each { it ->
  def lines = log.run(1).readLines()
  assert lines.count { line -> line.startsWith('[WARNING]') && line ==~ /.*\b(?i:${it.name}) \Q${it.from}\E of the base is replaced by \Q${it.to}\E \(.*\)/ } == 1
  assert lines.count { line -> line.startsWith("[INFO]   ~ ${it.name} ${it.from} -> ${it.to} from ") } == 1
}
assert log.run(1).contains('words 1.0 of the base is replaced by 2.0 (requirements.txt:1)')

// Nothing of the old versions is left but what a RECORD lists, and nothing else is gone.
assert before.keySet().findAll { it =~ /site-packages\/words\/.*\.pyc$/ }.size() == 2 : 'the base has byte code that no RECORD lists'
def old = replaced.collectMany { name, it ->
  def info = oldRecords.keySet().find { dir -> dir.toLowerCase() == "$name-${it.from}.dist-info" }
  oldRecords[info] + before.keySet().findAll { path -> path.contains("/$info/") }
} as Set
def owned = newRecords.values().sum() as Set
old.findAll { it in after }.each { assert it in owned : "$it is stale" }
def isByteCodeOfOld = { String path -> path.endsWith('.pyc') && path.replaceAll(/__pycache__\/([^\/.]+)\..*/, '$1.py') in old }
(before.keySet() - after.keySet()).findAll { !new File(base, it).directory }.each { assert it in old || isByteCodeOfOld(it) : "$it is gone" }
assert after.findAll { path, full -> !full }.keySet() == before.findAll { path, full -> !full }.keySet() : 'no folder became empty'
assert after.keySet().findAll { it =~ /site-packages\/words.*(old|1\.0)/ }.isEmpty()
assert after.keySet().findAll { it.endsWith('.pyc') }.every { before.containsKey(it) } : 'no byte code is made'
def site = newRecords['words-2.0.dist-info'].find { it.endsWith('words/new.py') } - 'words/new.py'
assert new File(byTar, site + 'common/__init__.py').exists() : 'it is also a file of tools'
def removed = before.keySet().count { !new File(base, it).directory && it =~ /\/words(-old|-1\.0\.dist-info|)(\/|$)/ }
assert replaced.words.removedFiles == removed

// The base's own pip finds everything in order.
[byTar, byMember].each { folder ->
  assert shell(folder, 'python -m pip check').contains('No broken requirements found')
  def frozen = shell(folder, 'python -m pip freeze --all').readLines()*.toLowerCase()
  record.distributions.each { added ->
    assert frozen.count { it.startsWith("${added.name}==".toLowerCase()) } == 1
    assert "${added.name}==${added.version}".toLowerCase() in frozen
    def shown = shell(folder, "python -m pip show -f ${added.name}").readLines()
    assert "Version: ${added.version}".toString() in shown
    shown.dropWhile { it != 'Files:' }.drop(1)*.trim().each { assert new File(folder, site + it).exists() : it }
  }
  assert shell(folder, 'words').trim() == 'words 2.0'
  assert shell(folder, 'python -c "import common, tools, words.new, words; print(words.__version__)"').trim() == '2.0'
  assert shell(folder, 'command -v words-old || echo gone').trim() == 'gone'
  newer.each { name, version ->
    assert shell(folder, "python -c 'import $name; print(${name}.__version__)'").readLines().last() == version
  }
}
def versions = new File(byTar, 'diracos/VO_versions.txt').readLines().findAll { it.contains('==') && !it.startsWith('=') }
assert versions == record.distributions.findAll { !(it.name.toLowerCase() in ['pip', 'setuptools', 'wheel']) }
    .collect { "${it.name}==${it.version}".toString() }.sort()

// And it can remove each again, to the last file.
record.distributions.findAll { it.name != 'pip' }.each { added ->
  def files = newRecords.find { name, files -> name.toLowerCase().replace('_', '-') == "${added.name}-${added.version}.dist-info".toLowerCase().replace('_', '-') }.value
  shell(byTar, "python -m pip uninstall -y ${added.name}")
  (files - (newRecords.findAll { name, other -> other != files }.values().sum() as Set)).each { assert !new File(byTar, it).exists() : it }
}

assert log.failureOf(2).contains('keeps.txt:1:1 asks for words>=2, while the base has words 1.0, which stays, as basePackages is \'keep\'')
assert log.failureOf(3).contains('tools 1.0 of the base needs words<3')
assert log.failureOf(3).contains('breaks.txt:2:1 asks for words>=3')
def md5 = java.security.MessageDigest.getInstance('MD5')
assert new File(target, 'VOdiracos-1.md5').text == md5.digest(new File(target, 'VOdiracos-1.tar.gz').bytes).encodeHex().toString()
return true
