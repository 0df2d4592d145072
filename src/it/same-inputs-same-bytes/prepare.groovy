import org.diracgrid.diracos.fixture.SampleBase
import org.diracgrid.diracos.fixture.SampleWheel

new SampleBase('v0r1').writeTo(basedir.toPath())
new SampleWheel('first', '1.0').command('first-command').writeTo(new File(basedir, 'wheels').toPath())
new SampleWheel('second', '1.0').writeTo(new File(basedir, 'local').toPath())
return true
