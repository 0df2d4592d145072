import java.security.MessageDigest
import org.diracgrid.diracos.fixture.BuildLog

def log = new BuildLog(new File(basedir, 'build.log').toPath())
def server = context.get('server')
server.close()

def names = ['LHCbdiracos-v1.cfg.txt', 'LHCbdiracos-v1.md5', 'LHCbdiracos-v1.tar.gz']
def built = new File(basedir, 'target/LHCbdiracos-v1.tar.gz')
[new File(basedir, 'web/diracos'), new File(basedir, 'uploaded')].each { folder ->
  assert (folder.list() as List).sort() == names
  assert new File(folder, names[2]).bytes == built.bytes
  assert new File(folder, names[1]).text ==
      MessageDigest.getInstance('MD5').digest(built.bytes).encodeHex().toString()
  assert new File(folder, names[0]).text.contains('DIRACOS = LHCb:v1\n')
}

[2, 3].each { assert log.run(it).contains('DIRACOS = https://lhcb.example.org/diracos') }
assert log.run(2).contains('LHCbdiracos-v1.tar.gz is published, for installers')
assert log.run(3).contains('LHCbdiracos-v1.tar.gz was published already')
['v6r22', 'v7r0, v7r1', 'current'].each {
  assert log.run(4).contains("dirac-install $it fetches web/diracos/LHCbdiracos-v1.tar.gz, and installs it")
}

assert log.run(5).contains('LHCbdiracos-v1.tar.gz is published')
assert log.run(6).contains('LHCbdiracos-v1.tar.gz was published already')
assert server.requests().count { it.method() == 'PUT' && it.path() == '/diracos/LHCbdiracos-v1.tar.gz' } == 1

// A version that is out stays as it is, strangers are not let in, and nobody hears the password.
assert log.failureOf(7).contains('/diracos/LHCbdiracos-v1.tar.gz is published already with md5')
assert log.failureOf(8).contains('cannot be written')
assert log.failureOf(9).contains('cannot install release v10r0 of LHCb')
assert log.run(9).contains('web/LHCbdiracos-v1.md5 does not exist')
assert !new File(basedir, 'build.log').text.contains('pass word')
return true
