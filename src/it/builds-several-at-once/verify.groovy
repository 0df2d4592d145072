import org.diracgrid.diracos.fixture.ReadTarball

def server = context.get('server')
server.close()

[lhcb: 'LHCb', belle: 'Belle', cta: 'CTA'].each { folder, name ->
  def tarball = new File(basedir, "$folder/target/${name}diracos-v1.tar.gz")
  def members = ReadTarball.members(tarball.toPath()).keySet()
  assert members.any { it.endsWith('/shared/__init__.py') }
  assert members.any { it.endsWith("/of_$folder/__init__.py") }
  assert new File(basedir, "$folder/target/${name}diracos-v1.verification.json").isFile()
}

// They share the cache: what one of them fetches, the others do not fetch again.
def wheels = server.requests().findAll { it.path().endsWith('.whl') }*.path()
assert wheels.toSet().size() == 4 && wheels.size() == 4
return true
