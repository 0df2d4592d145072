import org.diracgrid.diracos.fixture.BuildLog
import org.diracgrid.diracos.fixture.ReadTarball

def log = new BuildLog(new File(basedir, 'build.log').toPath())
def server = context.get('server')
server.close()

def tarball = new File(basedir, 'target/VOdiracos-v1.tar.gz')
assert log.run(1).contains('VO v1 on DIRACOS v0r1 can be built with -o: 1 to add')
assert ReadTarball.members(tarball.toPath()).keySet().any { it.endsWith('/first/__init__.py') }

// Only the first of the three builds asked anybody for anything, and for nothing twice.
def requests = server.requests().collect { it.path() + ' ' + it.header('Range').orElse('') }
assert requests.size() == requests.toSet().size() && requests.size() == 5 : requests

// What is missing is named, with the command that fetches it.
assert log.failureOf(3).contains("${server.url('/simple/second/')} is not in the cache, and the build is offline")
assert log.failureOf(3).contains('mvn diracos:go-offline')

assert log.run(4).contains("The cache ${basedir}/cache holds ")
assert log.run(4).contains('  bases and wheels  2 entries, ')
assert log.run(5).contains('Removed: 0 entries, 0 B')
assert log.run(6) =~ /Removed: \d+ entries, [0-9.]+ kB/
assert log.failureOf(7).contains("${server.url('/files/diracos-v0r1.tar.gz')} is not in the cache")
return true
