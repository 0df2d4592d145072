import org.diracgrid.diracos.fixture.SampleBase
import org.diracgrid.diracos.fixture.SampleProject
import org.diracgrid.diracos.fixture.SampleRepository
import org.diracgrid.diracos.fixture.SampleServer

new SampleBase('v0r1').distribution('six', '1.16.0').releaseTo(new File(basedir, 'bases').toPath())

// The VO's git server, which any web server can be, has a tag and newer commits.
def work = SampleProject.in(new File(basedir, 'work').toPath())
SampleProject.named('vo-graphs', work.folder().resolve('python'))
def repository = SampleRepository.of(work)
repository.git('tag', 'v2')
context.put('commit', repository.git('rev-parse', 'HEAD'))
work.file('python/vo_graphs/unfinished.py', '')
repository.commit()
def served = new File(basedir, 'served').toPath()
repository.git('clone', '--quiet', '--bare', '.', "$served/vo-graphs.git".toString())
repository.git("--git-dir=$served/vo-graphs.git".toString(), 'update-server-info')

// Its index has a package of the time before wheels.
def sdist = SampleProject.in(new File(basedir, 'legacy').toPath())
    .file('PKG-INFO', 'Metadata-Version: 2.2\nName: legacy\nVersion: 1.4\n')
    .file('pyproject.toml', '[project]\nname = "legacy"\nversion = "1.4"\n')
    .file('legacy.py', 'OLD = True\n')
    .sdist('legacy-1.4', served)
def server = new SampleServer()
server.on('/simple/legacy/', SampleServer.body(
    "<!DOCTYPE html><html><body><a href=\"/${sdist.fileName}\">${sdist.fileName}</a></body></html>",
    'Content-Type', 'text/html'))
server.elsewhere(SampleServer.serving(served))
context.put('server', server)

def requirements = new File(basedir, 'extension/requirements.txt')
requirements.text = requirements.text.replace('https://git.example.org', server.url('').toString())
new File(basedir, 'test.properties').text = "vo.index=${server.url('/simple')}\n"
return true
