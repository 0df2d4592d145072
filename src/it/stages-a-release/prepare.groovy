import org.diracgrid.diracos.fixture.SampleBase
import org.diracgrid.diracos.fixture.SampleServer
import org.diracgrid.diracos.fixture.SampleWheel

new SampleWheel('first', '1.0').writeTo(new File(basedir, 'wheels').toPath())
new SampleBase('v0r1').releaseTo(new File(basedir, 'bases').toPath())
new File(basedir, 'other.tar.gz').text = 'another tarball'

// A web server that takes uploads from who has the password; it runs until this build is verified.
def uploaded = new File(basedir, 'uploaded')
uploaded.mkdirs()
def server = new SampleServer()
server.elsewhere(SampleServer.storing(uploaded.toPath(), 'releaser:pass word'))
context.put('server', server)

new File(basedir, 'test.properties').text = "diracos.stageTo=${server.url('/diracos')}\n"
return true
