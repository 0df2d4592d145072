def python = ['sh', '-c', 'python3 -c "import zipfile, sysconfig"'].execute()
def found = python.waitFor() == 0
// In CI the test must run, so that a machine without Python is a failure there and not a silence.
if (!found && System.getenv('CI') == null) {
  println 'Skipped: there is no python3 on this machine to make a base of.'
  return false
}
return true
