import java.security.MessageDigest
import java.util.zip.ZipFile
import org.diracgrid.diracos.fixture.SampleBase
import org.diracgrid.diracos.fixture.SampleServer
import org.diracgrid.diracos.fixture.SampleWheel

new SampleBase('v0r1').distribution('six', '1.16.0').releaseTo(new File(basedir, 'bases').toPath())

// An index that all modules ask at the same time; it runs until this build is verified.
def server = new SampleServer()
['shared', 'of-lhcb', 'of-belle', 'of-cta'].each { name ->
  def wheel = new SampleWheel(name, '1.0').requires('six')
  def file = wheel.writeTo(new File(basedir, 'wheels').toPath())
  def sha256 = MessageDigest.getInstance('SHA-256').digest(file.toFile().bytes).encodeHex()
  def link = "<a href=\"${wheel.filename()}#sha256=$sha256\" data-core-metadata=\"true\">${wheel.filename()}</a>"
  server.on("/simple/$name/", SampleServer.body("<!DOCTYPE html><html><body>$link</body></html>", 'Content-Type', 'text/html'))
  def metadata = new ZipFile(file.toFile()).withCloseable { zip ->
    zip.getInputStream(zip.entries().find { it.name.endsWith('/METADATA') }).bytes
  }
  server.on("/simple/$name/${wheel.filename()}.metadata", SampleServer.body(metadata))
  server.on("/simple/$name/${wheel.filename()}", SampleServer.body(file.toFile().bytes, 'ETag', "\"$name\""))
}
context.put('server', server)
new File(basedir, 'test.properties').text = "vo.index=${server.url('/simple')}\n"
return true
