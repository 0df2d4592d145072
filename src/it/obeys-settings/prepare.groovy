import org.diracgrid.diracos.fixture.SampleBase
import org.diracgrid.diracos.fixture.SampleServer
import org.diracgrid.diracos.fixture.SampleWheel

def files = new File(basedir, 'files')
new SampleBase('v0r1').releaseTo(files.toPath())
def wheel = new SampleWheel('first', '1.0')
wheel.writeTo(files.toPath())
def page = new File(files, 'first')
page.text = "<!DOCTYPE html><html><body><a href=\"${wheel.filename()}\">${wheel.filename()}</a></body></html>"

// One server for both, which lets in who has the password; it runs until this build is verified.
def server = new SampleServer()
server.elsewhere(SampleServer.storing(files.toPath(), 'reader:pass word'))
server.on('/simple/first/', SampleServer.guarded('reader:pass word', SampleServer.body(page.text, 'Content-Type', 'text/html')))
context.put('server', server)
new File(basedir, 'test.properties').text = """\
vo.index=${server.url('/simple')}
vo.releases=${server.url('/releases')}
"""
new File(basedir, 'strangers.txt').text = "--index-url ${server.otherUrl('/simple')}\nfirst\n"
return true
