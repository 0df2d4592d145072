import org.diracgrid.diracos.fixture.SampleBase
import org.diracgrid.diracos.fixture.SampleWheel

def wheels = new File(basedir, 'wheels').toPath()
new SampleBase('v0r1').distribution('six', '1.16.0').releaseTo(new File(basedir, 'releases').toPath())
new SampleWheel('portal', '1.4').requires('six>=1.10').requires('plotter<3 ; extra == "graphs"').writeTo(wheels)
new SampleWheel('plotter', '2.1').requires('six').writeTo(wheels)
return true
