import java.nio.file.Files

import org.diracgrid.diracos.fixture.SampleBase
import org.diracgrid.diracos.fixture.SampleWheel

def releases = new File(basedir, 'releases').toPath()
def wheels = new File(basedir, 'wheels').toPath()
def base = new SampleBase('v0r1').distribution('six', '1.16.0')
    .file('diracos/usr/lib64/python2.7/site-packages/rrdtool-1.4.egg-info', 0644, 'Metadata-Version: 1.0\nName: rrdtool\nVersion: 1.4\n')
    .releaseTo(releases)
new SampleBase('x').without('diracos/usr').writeTo(new File(basedir, 'not-a-diracos').toPath())
def bytes = Files.readAllBytes(base)
Files.write(new File(basedir, 'truncated.tar.gz').toPath(), Arrays.copyOf(bytes, bytes.length.intdiv(2)))

new SampleWheel('first', '1.0').requires('second<2').writeTo(wheels)
new SampleWheel('second', '1.0').writeTo(wheels)
new SampleWheel('second', '2.0').writeTo(wheels)
new SampleWheel('third', '1.0').requires('second>=2').writeTo(wheels)
new SampleWheel('fast', '1.0').tag('cp311-cp311-manylinux_2_28_x86_64').writeTo(wheels)
new SampleWheel('fast', '0.9').tag('cp27-cp27mu-win_amd64').writeTo(wheels)
new SampleWheel('clash', '1.0').file('six.py', '# another six\n').writeTo(wheels)
new SampleWheel('six', '1.17.0').writeTo(wheels)
new SampleWheel('rrdtool', '2.0').writeTo(wheels)
return true
