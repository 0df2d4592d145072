import java.security.MessageDigest

def check(File folder) {
  def tarball = new File(folder, 'VOdiracos-v1.tar.gz')
  assert tarball.isFile()
  // The names and the content that dirac-install wants, untouched by Maven's own checksums.
  assert new File(folder, 'VOdiracos-v1.md5').text ==
      MessageDigest.getInstance('MD5').digest(tarball.bytes).encodeHex().toString()
  def signature = ['gpg', '--homedir', new File(basedir, 'keys').path, '--verify',
      new File(folder, 'VOdiracos-v1.tar.gz.asc').path, tarball.path].execute()
  signature.consumeProcessOutput(System.out, System.err)
  assert signature.waitFor() == 0
  // The bill of materials is of that tarball, under its name in this repository, and signed like it.
  def sbom = new File(folder, 'VOdiracos-v1-cyclonedx.json')
  def extension = new groovy.json.JsonSlurper().parse(sbom).metadata.component
  assert extension.purl == 'pkg:maven/org.example.vo/VOdiracos@v1?type=tar.gz'
  assert extension.hashes.find { it.alg == 'SHA-256' }.content ==
      MessageDigest.getInstance('SHA-256').digest(tarball.bytes).encodeHex().toString()
  assert extension.pedigree.ancestors*.purl == ['pkg:maven/org.diracgrid/diracos@v0r1?type=tar.gz']
  assert new File(folder, sbom.name + '.asc').isFile()
}

check(new File(basedir, 'target/releases/org/example/vo/VOdiracos/v1'))
check(new File(localRepositoryPath, 'org/example/vo/VOdiracos/v1'))

return true
