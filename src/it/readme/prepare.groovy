import org.diracgrid.diracos.fixture.SampleBase
import org.diracgrid.diracos.fixture.SampleWheel

new SampleBase('v1r27').releaseTo(new File(basedir, 'releases').toPath())
new SampleWheel('first', '1.0').writeTo(new File(basedir, 'wheels').toPath())
return true
