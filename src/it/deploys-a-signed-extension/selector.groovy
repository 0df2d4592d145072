def gpg = ['sh', '-c', 'gpg --version'].execute()
if (gpg.waitFor() != 0) {
  println 'Skipped: this machine has no gpg to sign with.'
  return false
}
return true
