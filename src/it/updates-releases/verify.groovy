import org.diracgrid.diracos.fixture.BuildLog

def log = new BuildLog(new File(basedir, 'build.log').toPath())

// The dry run shows the change and makes none; what made it later has changed this one value.
['-    DIRACOS = LHCb:v1', '+    DIRACOS = LHCb:v2'].each { assert log.run(1).contains(it) }
assert !log.run(1).contains('is updated')
assert log.run(2).contains('releases.cfg is updated')

assert new File(basedir, 'releases.cfg').text == '''\
# The releases of LHCbDIRAC
Releases
{
  v10r1
  {
    Modules = LHCbDIRAC:v10r1
    DIRACOS = LHCb:v2
  }
  v10r0
  {
    Modules = LHCbDIRAC:v10r0, LHCbWebDIRAC:v5r0
    Depends = DIRAC:v7r1
    DIRACOS = LHCb:v2
  }
}
'''
assert new File(basedir, 'defaults.cfg').text ==
    'DIRACOS = https://lhcb.example.org/diracos\nLocalInstallation\n{\n  Project = LHCb\n}\n'

assert log.failureOf(4).contains("releases.cfg has no section 'v9'; it has v10r1, v10r0")
assert log.failureOf(5).contains('ambiguous.cfg:6 has more than its closing brace')
assert new File(basedir, 'ambiguous.cfg').text.contains('} # v10r0')
return true
