import groovy.json.JsonSlurper

def target = new File(basedir, 'target')
def record = new JsonSlurper().parse(new File(target, 'VOdiracos-3.2.build.json'))
assert record.target.python == '2.7.13'
assert record.target.tag == 'cp27-cp27mu-manylinux_2_12_x86_64'
// 2.0 is above what is allowed; 0.4 needs a newer C library than the base's EL6 has.
assert record.distributions.collectEntries { [it.name, it.version] } == [fast: '0.3', first: '1.4']
assert record.kept*.name == ['six']

assert new File(target, 'Otherdiracos-v9.tar.gz').isFile()
assert !new File(target, 'VOdiracos-v10.tar.gz').exists()

def newer = new JsonSlurper().parse(new File(target, 'VOdiracos-v11.build.json'))
assert newer.target.glibc == '2.17'
assert newer.distributions.collectEntries { [it.name, it.version] } == [fast: '0.4', first: '1.4']

return true
