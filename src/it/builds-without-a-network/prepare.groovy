import org.diracgrid.diracos.fixture.SampleBase
import org.diracgrid.diracos.fixture.SampleServer
import org.diracgrid.diracos.fixture.SampleWheel

def files = new File(basedir, 'files')
new SampleBase('v0r1').releaseTo(files.toPath())
def wheel = new SampleWheel('first', '1.0')
wheel.writeTo(files.toPath())

// It runs until the build is verified, and then tells whether a build without a network asked it.
def server = new SampleServer()
files.eachFile { server.on("/files/${it.name}", SampleServer.ranged(it.bytes, '"1"')) }
server.on('/simple/first/', SampleServer.body("<!DOCTYPE html><a href=\"/files/${wheel.filename()}\">first</a>", 'Content-Type', 'text/html'))
context.put('server', server)
new File(basedir, 'test.properties').text = """\
vo.index=${server.url('/simple')}
vo.releases=${server.url('/files')}
diracos.cache=${basedir}/cache
"""
return true
