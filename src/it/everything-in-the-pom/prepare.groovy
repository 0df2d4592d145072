import org.diracgrid.diracos.fixture.SampleBase
import org.diracgrid.diracos.fixture.SampleWheel

def wheels = new File(basedir, 'wheels').toPath()
new SampleBase('v0r1').distribution('six', '1.16.0').releaseTo(new File(basedir, 'releases').toPath())
new SampleWheel('first', '1.4').requires('six').requires('fast ; extra == "speed"').writeTo(wheels)
new SampleWheel('first', '2.0').writeTo(wheels)
new SampleWheel('fast', '0.3').tag('cp27-cp27mu-manylinux1_x86_64').writeTo(wheels)
new SampleWheel('fast', '0.4').tag('cp27-cp27mu-manylinux2014_x86_64').writeTo(wheels)
return true
