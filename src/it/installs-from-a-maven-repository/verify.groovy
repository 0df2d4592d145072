def run = { List<String> command ->
  def process = command.execute(null, basedir)
  process.consumeProcessOutput(System.out, System.err)
  assert process.waitFor() == 0
}

def release = new File(basedir, 'target/releases/org/example/vo/VOdiracos/v1')
def installed = new File(basedir, 'target/installed')
installed.mkdirs()
run(['python3', 'install.py', release.toURI().toString(), installed.path])
assert new File(installed, 'diracos/VO_versions.txt').text.contains('first==1.0')
assert new File(installed, 'diracos/usr/bin/first-command').canExecute()

// The tarball is the artifact itself, for the local repository as for the one deployed to.
def local = new File(localRepositoryPath, 'org/example/vo/VOdiracos/v1')
['VOdiracos-v1.tar.gz', 'VOdiracos-v1.md5', 'VOdiracos-v1.pom'].each { name ->
  assert new File(local, name).bytes == new File(release, name).bytes
}
return true
