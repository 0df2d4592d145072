import org.diracgrid.diracos.fixture.BuildLog
import org.diracgrid.diracos.fixture.ReadTarball

def log = new BuildLog(new File(basedir, 'build.log').toPath())
def server = context.get('server')
server.close()

def tarball = new File(basedir, 'target/VOdiracos-v1.tar.gz')
assert ReadTarball.members(tarball.toPath()).keySet().any { it.endsWith('/first/__init__.py') }
assert !server.requests('/releases/diracos-v0r1.tar.gz').isEmpty()
assert server.requests().findAll { it.header('Host').get().startsWith('127') }.every { it.header('Authorization').isPresent() }
assert log.run(2).contains(' settings.xml, instead of https://index.example.invalid/simple')

// What settings.xml does not know is told with the id that was looked for; no password is told.
assert log.failureOf(3).contains("no credentials were sent, as settings.xml has no server 'localhost:")
def told = ['build.log', 'target/VOdiracos-v1.build.json'].collect { new File(basedir, it).text }
assert told.every { !it.contains('pass word') && !it.contains('reader') }
return true
