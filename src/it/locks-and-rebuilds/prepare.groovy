import org.diracgrid.diracos.fixture.SampleBase
import org.diracgrid.diracos.fixture.SampleWheel

def bases = new File(basedir, 'bases').toPath()
new SampleBase('v0r1').distribution('six', '1.16.0').releaseTo(bases)
new SampleBase('v0r2').distribution('six', '1.17.0').releaseTo(bases)

def wheels = new File(basedir, 'wheels').toPath()
new SampleWheel('first', '1.0').requires('second').requires('six').writeTo(wheels)
new SampleWheel('second', '1.0').writeTo(wheels)

def newer = new File(basedir, 'newer').toPath()
new SampleWheel('first', '1.1').requires('second').requires('third').writeTo(newer)
new SampleWheel('second', '2.0').writeTo(newer)
new SampleWheel('second', '3.0').writeTo(newer)
new SampleWheel('third', '1.0').writeTo(newer)
return true
