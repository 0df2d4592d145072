import org.diracgrid.diracos.fixture.SampleBase
import org.diracgrid.diracos.fixture.SampleWheel

new SampleWheel('first', '1.0').command('first-command').writeTo(new File(basedir, 'wheels').toPath())
new SampleBase('v0r1').releaseTo(new File(basedir, 'bases').toPath())
return true
