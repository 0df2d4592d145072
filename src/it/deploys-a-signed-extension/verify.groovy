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
}

check(new File(basedir, 'target/releases/org/example/vo/VOdiracos/v1'))
check(new File(localRepositoryPath, 'org/example/vo/VOdiracos/v1'))

return true
