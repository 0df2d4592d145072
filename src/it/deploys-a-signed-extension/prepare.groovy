import org.diracgrid.diracos.fixture.SampleBase
import org.diracgrid.diracos.fixture.SampleWheel

new SampleWheel('first', '1.0').writeTo(new File(basedir, 'wheels').toPath())
def repository = new File(basedir, 'bases/org/diracgrid/diracos/v0r1')
new SampleBase('v0r1').writeTo(repository.toPath())

def keys = new File(basedir, 'keys')
keys.mkdirs()
['chmod', '700', keys.path].execute().waitFor()
def key = ['gpg', '--homedir', keys.path, '--batch', '--passphrase', '', '--quick-gen-key', 'test@example.org'].execute()
key.consumeProcessOutput(System.out, System.err)
assert key.waitFor() == 0
return true
